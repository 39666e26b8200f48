import type { Row, TopicTables } from '#protocol/topics';

export type Stage = Row<TopicTables<'funnel'>['stages']>;

/** A stage of the day: how many came to it, the length of its bar (the longest is 1), how many came to the stage before, and the median time from there (s). */
export interface Bar { id: string; count: number; length: number; before: number; median: number }

/** The stages in order. */
export function bars(stages: readonly Stage[]): Bar[] {
  const ordered = [...stages].sort((a, b) => a.order - b.order);
  const most = Math.max(1, ...ordered.map(({ count }) => count));
  return ordered.map(({ id, count, median }, i) => ({ id, count, length: count / most, before: ordered[i - 1]?.count ?? 0, median }));
}
