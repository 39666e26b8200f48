import type { Stop } from '../../subscribe/timing.ts';
import { changed, leading, said } from './query.ts';

/** The views, in the order of the navigation, each with the letter that leads to it after `g`. */
export const VIEWS = [
  { id: 'cases', letter: 'c' }, { id: 'tickets', letter: 't' }, { id: 'whistles', letter: 'w' }, { id: 'orders', letter: 'o' },
  { id: 'sources', letter: 's' }, { id: 'rejects', letter: 'r' }, { id: 'outbound', letter: 'u' }, { id: 'displays', letter: 'd' }, { id: 'walls', letter: 'n' }, { id: 'load', letter: 'b' }, { id: 'shift', letter: 'h' }, { id: 'past', letter: 'p' }, { id: 'exercise', letter: 'x' }, { id: 'access', letter: 'i' },
] as const;
export type ViewId = (typeof VIEWS)[number]['id'];

export type Place = Pick<Window, 'location' | 'history' | 'addEventListener' | 'removeEventListener'>;

/**
 * The console's address, which says all that it shows: the view, its filters, the open case, the settings. Another view and another
 * case are a step to go back from; a filter takes the place of the one before.
 */
export class Address {
  private search = $state('');

  constructor(private readonly place: Place) { this.search = place.location.search; }

  get view(): ViewId { return VIEWS.find(({ id }) => id === this.get('view'))?.id ?? 'cases'; }
  /** What the address says of a name, '' for nothing. */
  get(name: string): string { return said(this.search, name); }

  /** Another view with these filters alone; the open case stays. */
  open(view: ViewId, filters: Readonly<Record<string, string>> = {}): void { this.write(leading(this.place.location.search, view, filters), true); }

  /** Changes what the address says of these names; '' takes one out. */
  set(changes: Readonly<Record<string, string>>, step = false): void { this.write(changed(this.place.location.search, changes), step); }

  /** Follows the browser's way back and forth. */
  follow(): Stop {
    const read = () => { this.search = this.place.location.search; };
    this.place.addEventListener('popstate', read);
    return () => { this.place.removeEventListener('popstate', read); };
  }

  private write(search: string, step: boolean): void {
    const url = search === '' ? this.place.location.pathname : search;
    if (step) this.place.history.pushState(null, '', url);
    else this.place.history.replaceState(null, '', url);
    this.search = search;
  }
}
