import type { Row, TopicTables } from '#protocol/topics';

export type Light = Row<TopicTables<'lights'>['departments']>;

const GRADE = { red: 0, yellow: 1, none: 2 } as const;

/** Red first, the longest burning of a colour first, then those without a light by what they have in hand. */
export const inOrder = (lights: readonly Light[]): Light[] =>
  [...lights].sort((a, b) => GRADE[a.light] - GRADE[b.light] || (a.light === 'none' ? b.open - a.open : a.since - b.since) || (a.id < b.id ? -1 : 1));
