import type { Row, TopicTables } from '#protocol/topics';

type Visited = Row<TopicTables<'visits'>['blocks']>;
export type Visit = Row<TopicTables<'visits'>['recent']>;

/** What a street's posts did today, and this month. */
export interface StreetVisits { id: string; today: number; found: number; month: number }

/** Visits by street, in the order in which its blocks come; `streetOf` gives a block's. */
export function visitsByStreet(blocks: readonly Visited[], streetOf: (block: string) => string | undefined): StreetVisits[] {
  const streets = new Map<string, StreetVisits>();
  for (const { id: block, today, found, month } of blocks) {
    const id = streetOf(block);
    if (id === undefined) continue;
    const sum = streets.get(id) ?? { id, today: 0, found: 0, month: 0 };
    streets.set(id, { id, today: sum.today + today, found: sum.found + found, month: sum.month + month });
  }
  return [...streets.values()];
}

/** Sums over all streets. */
export const inAll = (streets: readonly StreetVisits[]): Omit<StreetVisits, 'id'> => ({
  today: streets.reduce((sum, { today }) => sum + today, 0), found: streets.reduce((sum, { found }) => sum + found, 0),
  month: streets.reduce((sum, { month }) => sum + month, 0),
});

/** The last visits, newest first. */
export const lastVisits = (visits: readonly Visit[]): Visit[] => [...visits].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
