import { LAST, pageIn, PAGES, withPage, type PageId } from './pages.ts';

/** The page that is shown: it stands in the address, so that it can be linked and survives being loaded again. */
export class PageAt {
  private shown = $state(0);
  readonly page: PageId = $derived(PAGES[this.shown] ?? PAGES[0]);

  constructor(private readonly view: Pick<Window, 'location' | 'history'>) { this.shown = pageIn(view.location.search); }

  get index(): number { return this.shown; }
  set index(page: number) {
    this.shown = Math.min(LAST, Math.max(0, page));
    this.view.history.replaceState(null, '', withPage(this.view.location.search, this.shown));
  }
}
