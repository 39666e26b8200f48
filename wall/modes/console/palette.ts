/** What the palette offers: what it is called, of which kind, the keys that do the same, and what it does. */
export interface Offer { id: string; title: string; kind: string; keys?: string; run: () => void }

/** At most so many are shown; who wants another one types on. */
const SHOWN = 12;

/** The offers that fit, those whose title begins with the query first; as they come otherwise. */
export function offered(offers: readonly Offer[], query: string, fits: (text: string) => boolean): readonly Offer[] {
  const low = query.trim().toLowerCase();
  const found = offers.filter(({ title, kind }) => fits(title) || fits(`${kind} ${title}`));
  const begins = ({ title }: Offer) => Number(title.toLowerCase().startsWith(low));
  return found.map((offer, i) => ({ offer, i })).sort((a, b) => begins(b.offer) - begins(a.offer) || a.i - b.i).map(({ offer }) => offer).slice(0, SHOWN);
}
