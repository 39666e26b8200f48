import { FRESHNESS_BUDGET } from '#protocol/topics';

export type AgeState = 'fresh' | 'aging' | 'stale' | 'never';

/** How old what a panel shows is, as whoever stands before it counts: `seconds` of our own time. */
export interface Age { state: AgeState; seconds: number; seen: number }

/** The age of what was last heard at `seen`, now, both district time in ms, which runs `speed` times as fast as ours. */
export function ageOf(seen: number, now: number, speed: number): Age {
  if (seen === 0) return { state: 'never', seconds: 0, seen };
  const age = Math.max(0, now - seen) / speed;
  const state = age > FRESHNESS_BUDGET ? 'stale' : age > FRESHNESS_BUDGET / 2 ? 'aging' : 'fresh';
  return { state, seconds: Math.floor(age / 1000), seen };
}

/** Of several topics the one heard longest ago counts: a panel is as old as its oldest part. */
export const oldest = (seen: readonly number[]): number => (seen.length === 0 ? 0 : Math.min(...seen));
