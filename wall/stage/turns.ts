import type { Row, TopicTables } from '#protocol/topics';
import { turnAt } from '../subscribe/in-step.ts';

type Alert = Pick<Row<TopicTables<'alerts'>['alerts']>, 'severity' | 'state' | 'at'>;

/** Since when (district time, ms) an alarm of the gravest kind stands that nobody has acknowledged; undefined where none does. */
export function heldSince(alerts: readonly Alert[]): number | undefined {
  const held = alerts.filter(({ severity, state }) => severity === 1 && state === 'raised').map(({ at }) => at);
  return held.length > 0 ? Math.min(...held) : undefined;
}

/**
 * Which of `of` panels stands in an area where each stands `period` ms, at a moment of the synced time (ms). It is reckoned, not
 * counted, so a display that comes later shows the same as the others.
 */
export const turnOf = (synced: number, period: number, of: number): number => (period > 0 ? turnAt(synced, period) % of : 0);
