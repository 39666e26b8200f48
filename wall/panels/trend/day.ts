import { SPARK_BUCKET, SPARK_POINTS } from '#protocol/topics';

/** A closed bucket of the last day: when it began (ms) and what was counted in it; null where nothing was measured. */
export interface Bucket { at: number; count: number | null }

/** The last day of all scenes together, oldest first; a bucket in which no scene was measured stays a gap. */
export function lastDay(sparks: readonly (readonly number[])[], now: number): Bucket[] {
  const end = Math.floor(now / SPARK_BUCKET) * SPARK_BUCKET;
  return Array.from({ length: SPARK_POINTS }, (_, i) => {
    const measured = sparks.map((spark) => spark[i] ?? -1).filter((count) => count >= 0);
    return { at: end - (SPARK_POINTS - i) * SPARK_BUCKET, count: measured.length === 0 ? null : measured.reduce((a, b) => a + b, 0) };
  });
}

/** The highest bucket, the later of two equal ones; undefined where nothing was measured. */
export function peak(day: readonly Bucket[]): Bucket | undefined {
  const measured = day.filter(({ count }) => count !== null);
  return measured.length === 0 ? undefined : measured.reduce((a, b) => ((b.count ?? 0) >= (a.count ?? 0) ? b : a));
}

/** The last midnight of the district's zone that lies within the day shown, as a position between buckets; -1 if none does. */
export function midnight(day: readonly Bucket[], minuteOf: (at: number) => string): number {
  let found = -1;
  day.forEach(({ at }, i) => {
    const before = day[i - 1];
    if (before && minuteOf(before.at) > minuteOf(at)) found = i;
  });
  return found;
}

/** The buckets in which any of these moments (ms) lie, one that still runs counting as the last, each once and in order. */
export function marked(day: readonly Bucket[], moments: readonly number[]): number[] {
  const [first] = day;
  const places = first ? moments.filter((at) => at >= first.at).map((at) => Math.min(day.length - 1, Math.floor((at - first.at) / SPARK_BUCKET))) : [];
  return [...new Set(places)].sort((a, b) => a - b);
}
