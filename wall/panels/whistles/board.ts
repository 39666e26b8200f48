import type { Row, TopicTables } from '#protocol/topics';

export type Whistle = Row<TopicTables<'whistles'>['whistles']>;

/** Whether nobody has reported in yet. */
export const waits = ({ state }: Whistle): boolean => state === 'raised' || state === 'assigned';

/** Those that wait, the next one due first; then those in work, the longest standing first; the closed ones are left out. */
export const board = (whistles: readonly Whistle[]): Whistle[] =>
  whistles.filter(({ state }) => state !== 'closed').sort((a, b) => Number(waits(b)) - Number(waits(a)) || (waits(a) ? a.due - b.due : a.raised - b.raised) || (a.id < b.id ? -1 : 1));
