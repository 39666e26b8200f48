/** The pages of a briefing in their order: each is one claim. */
export const PAGES = ['today', 'why', 'where', 'solved', 'late', 'hotline', 'ahead'] as const;
export type PageId = (typeof PAGES)[number];

export const LAST = PAGES.length - 1;
const KEY = 'page';

/** The page that a key leads to, a presenter's clicker included; undefined where it leads nowhere. */
export function pageOn(key: string, from: number): number | undefined {
  switch (key) {
    case 'ArrowRight': case 'ArrowDown': case 'PageDown': case ' ': return Math.min(LAST, from + 1);
    case 'ArrowLeft': case 'ArrowUp': case 'PageUp': return Math.max(0, from - 1);
    case 'Home': return 0;
    case 'End': return LAST;
    default: return undefined;
  }
}

/** The page that an address asks for. */
export const pageIn = (search: string): number => Math.max(0, PAGES.findIndex((id) => id === new URLSearchParams(search).get(KEY)));

/** The query with the page in it, every other setting kept. */
export function withPage(search: string, page: number): string {
  const query = new URLSearchParams(search);
  query.set(KEY, PAGES[page] ?? PAGES[0]);
  return `?${query.toString()}`;
}
