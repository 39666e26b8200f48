import type { Row, SceneTables } from '#protocol/topics';

export type Place = Row<SceneTables['blocks']>;

/** The blocks with the most open cases first, then those that had the most; those that never had one left out. */
export const busiest = (blocks: readonly Place[]): Place[] =>
  blocks.filter(({ opened }) => opened > 0).sort((a, b) => b.open - a.open || b.overdue - a.overdue || b.opened - a.opened || (a.id < b.id ? -1 : 1));
