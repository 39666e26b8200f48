/** Bounds of the wait before a new try to connect, ms. */
const FLOOR = 500;
const CEILING = 15_000;
/** A display tries at most once in this many ms, whatever else holds. */
const SPACING = 1000;

/** How long to wait before the next try: full jitter (0 <= `chance` < 1) under a ceiling that doubles with each failure. */
export function backoff(failures: number, chance: number, sinceLastTry: number): number {
  const ceiling = Math.min(CEILING, 2 * SPACING * 2 ** Math.min(failures, 10));
  return Math.max(FLOOR + chance * (ceiling - FLOOR), SPACING - sinceLastTry);
}
