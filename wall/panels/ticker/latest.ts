import type { Row, TopicTables } from '#protocol/topics';

export type Case = Row<TopicTables<'cases'>['cases']>;

/** The cases that changed last, newest first. */
export const latest = (cases: readonly Case[], room: number): Case[] =>
  [...cases].sort((a, b) => b.changed - a.changed || (a.id < b.id ? 1 : -1)).slice(0, room);
