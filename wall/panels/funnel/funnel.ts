import type { Row, TopicTables } from '#protocol/topics';

export type Stage = Row<TopicTables<'funnel'>['stages']>;

/** A stage of the day: how many came so far, of what share of the first stage that is, and the median time from the stage before (s). */
export interface Bar { id: string; count: number; share: number; median: number }

/** The stages in order; shares are those of the stage that most came to, so that a bar is never longer than the panel. */
export function bars(stages: readonly Stage[]): Bar[] {
  const most = Math.max(1, ...stages.map(({ count }) => count));
  return [...stages].sort((a, b) => a.order - b.order).map(({ id, count, median }) => ({ id, count, share: count / most, median }));
}
