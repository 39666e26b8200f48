import type { Row, TopicTables } from '#protocol/topics';

export type Fund = Row<TopicTables<'register.fund'>['entries']>;
type Stage = Row<TopicTables<'register.fund'>['stages']>;

/** Below so many per cent of what was paid in an estate must raise its fund again (case study). */
export const FLOOR = 30;

/** The estates whose fund is low and not raised yet, the lowest first. */
export const lowest = (funds: readonly Fund[]): Fund[] =>
  funds.filter(({ stage }) => stage === 'low' || stage === 'raising').sort((a, b) => a.share - b.share || (a.id < b.id ? -1 : 1));

/** How many estates stand at each stage; `low` are those that have not begun, `below` all that are low. */
export function counts(stages: readonly Stage[]): { below: number; low: number; raising: number; raised: number; all: number } {
  const of = (id: string) => stages.find((stage) => stage.id === id)?.count ?? 0;
  const [low, raising] = [of('low'), of('raising')];
  return { below: low + raising, low, raising, raised: of('raised'), all: stages.reduce((sum, { count }) => sum + count, 0) };
}
