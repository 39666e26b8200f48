import type { Row, TopicTables } from '#protocol/topics';
import type { Subject } from '../place.ts';

type Area = Row<TopicTables<'blocks'>['areas']>;
type Block = Row<TopicTables<'blocks'>['blocks']>;
/** A part of a place, which has a page of its own. */
export type Part = { about: 'area'; row: Area } | { about: 'block'; row: Block };

/** What a street or an area is made of, most in hand first; a block has no parts. */
export function partsOf({ about, id }: Subject, areas: readonly Area[], blocks: readonly Block[]): Part[] {
  const parts: Part[] = about === 'street' ? areas.filter(({ street }) => street === id).map((row) => ({ about: 'area', row }))
    : about === 'area' ? blocks.filter(({ area }) => area === id).map((row) => ({ about: 'block', row })) : [];
  return parts.sort((a, b) => b.row.open - a.row.open || b.row.overdue - a.row.overdue || (a.row.id < b.row.id ? -1 : 1));
}
