import type { Row, TopicTables } from '#protocol/topics';

export type Hour = Row<TopicTables<'outlook'>['expected']>;

/** The coming hours in order, their measures as shares of the highest that is expected; all of their cases, and the fullest hour. */
export interface Ahead { hours: readonly Hour[]; total: number; peak: Hour }

/** Hours that are foreseen. */
export const HOURS = 24;

/** Whether the running hour is judged, and how many of the coming ones are. */
export function learnedOf(hours: readonly Hour[]): { now: boolean; known: number } {
  return { now: hours.some(({ id, judged }) => id === '0' && judged), known: hours.filter(({ judged }) => judged).length };
}

/** Undefined where nothing is expected yet. */
export function aheadOf(hours: readonly Hour[]): Ahead | undefined {
  const top = Math.max(0, ...hours.map(({ high }) => high));
  const [first, ...rest] = [...hours].sort((a, b) => a.at - b.at);
  if (!first || top === 0) return undefined;
  return {
    hours: [first, ...rest].map((hour) => ({ ...hour, usual: hour.usual / top, low: hour.low / top, high: hour.high / top })),
    total: hours.reduce((sum, { usual }) => sum + usual, 0),
    peak: rest.reduce((peak, hour) => (hour.usual > peak.usual ? hour : peak), first),
  };
}
