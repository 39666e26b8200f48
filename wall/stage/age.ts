import { FRESHNESS_BUDGET } from '#protocol/topics';
import type { Heard } from '../subscribe/feed.svelte.ts';

export type AgeState = 'fresh' | 'aging' | 'stale' | 'never';

/** How old what a panel shows is, as whoever stands before it counts: `seconds` of our own time. */
export interface Age { state: AgeState; seconds: number; seen: number }

/** Words come a second apart at the best: nothing is late or silent sooner than so, whatever was promised; ms of our own time. */
const LATE_LEAST = 5_000;
const SILENT_LEAST = 30_000;

const GRADE = { fresh: 0, aging: 1, stale: 2, never: 3 } as const;

/**
 * The age of what was last heard at `seen`, now, both district time in ms, which runs `speed` times as fast as ours. Where nobody said how
 * often they mean to speak, it is late after half the budget of our own time and silent after all of it; where all have ended, at once.
 */
export function ageOf({ seen, late, silent }: Heard, now: number, speed: number): Age {
  if (seen === 0) return { state: 'never', seconds: 0, seen };
  const age = Math.max(0, now - seen);
  const after = (promised: number, least: number, unpromised: number) => (promised < 0 ? unpromised * speed : Math.max(promised, least * speed));
  const state = silent === 0 || age > after(silent, SILENT_LEAST, FRESHNESS_BUDGET) ? 'stale' : age > after(late, LATE_LEAST, FRESHNESS_BUDGET / 2) ? 'aging' : 'fresh';
  return { state, seconds: Math.floor(age / speed / 1000), seen };
}

/** Of several the worst counts, and of those the oldest: a panel is as old as its oldest part. */
export const worst = (ages: readonly Age[]): Age | undefined =>
  [...ages].sort((a, b) => GRADE[b.state] - GRADE[a.state] || a.seen - b.seen)[0];

/** Of what nobody promised anything of. */
export const unpromised = (seen: number): Heard => ({ seen, late: -1, silent: -1 });
