/** Level 0 is a block without open cases; 1 to `TOP_LEVEL` are steps of the square root between the scale's ends. */
export const TOP_LEVEL = 6;

/** Counts that the first and last step stand for. */
export interface Scale { low: number; high: number }

/** How far past the border of a step, in steps, a count may lie before its block changes its step. */
const STICK = 0.2;

/** 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, … */
const rungs = [1, 10, 100, 1_000, 10_000, 100_000].flatMap((k) => [1, 1.5, 2, 3, 5, 7].map((v) => v * k)).filter(Number.isInteger);
const rungBelow = (value: number) => Math.max(0, rungs.findLastIndex((rung) => rung <= value));
const rungAbove = (value: number) => { const i = rungs.findIndex((rung) => rung >= value); return i < 0 ? rungs.length - 1 : i; };

const quantile = (sorted: readonly number[], q: number) => sorted[Math.round((sorted.length - 1) * q)] ?? 0;

/**
 * The scale for the district's own spread, on round numbers: from its 5th to its 95th percentile, never so narrow that
 * noise looks like a difference. `before` is kept while it is at most one round number off, so that the map holds still.
 */
export function fitScale(counts: readonly number[], before?: Scale): Scale {
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b);
  const low = rungBelow(quantile(sorted, 0.05));
  const high = Math.max(rungAbove(quantile(sorted, 0.95)), rungAbove(Math.max(5, (rungs[low] ?? 0) * 2)));
  if (before) {
    const off = Math.max(Math.abs(rungs.indexOf(before.low) - low), Math.abs(rungs.indexOf(before.high) - high));
    if (off <= 1) return before;
  }
  return { low: rungs[low] ?? 0, high: rungs[high] ?? 0 };
}

/** The level of a count; given the block's level `before`, that one while the count is hardly past its border. */
export function levelOf({ low, high }: Scale, open: number, before = 0): number {
  if (open <= 0) return 0;
  const share = (Math.sqrt(open) - Math.sqrt(low)) / (Math.sqrt(high) - Math.sqrt(low));
  const exact = 0.5 + Math.min(1, Math.max(0, share)) * TOP_LEVEL;
  if (before > 0 && Math.abs(exact - before) < 0.5 + STICK) return before;
  return Math.min(TOP_LEVEL, Math.max(1, Math.round(exact)));
}
