import type { Row, TopicTables } from '#protocol/topics';

export type Hour = Row<TopicTables<'outlook'>['expected']>;

/** The coming hours in order, their measures as shares of the highest that is expected; all of their cases, and the fullest hour. */
export interface Ahead { hours: readonly Hour[]; total: number; peak: Hour }

/** Undefined where nothing is expected yet. */
export function aheadOf(hours: readonly Hour[]): Ahead | undefined {
  const top = Math.max(0, ...hours.map(({ high }) => high));
  const [first, ...rest] = [...hours].sort((a, b) => a.at - b.at);
  if (!first || top === 0) return undefined;
  return {
    hours: [first, ...rest].map(({ id, at, usual, low, high }) => ({ id, at, usual: usual / top, low: low / top, high: high / top })),
    total: hours.reduce((sum, { usual }) => sum + usual, 0),
    peak: rest.reduce((peak, hour) => (hour.usual > peak.usual ? hour : peak), first),
  };
}
