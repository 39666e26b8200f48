import { monthly, yearBefore, type Point } from '../series.ts';

/** A month of a series; `value` undefined where nobody told of it. */
export interface Month { month: string; value: number | undefined }

/** The last `count` months of the series up to its newest, with those left out that nobody told of; none where there is no point. */
export function lastMonths(points: readonly Point[], series: string, count: number): Month[] {
  const known = new Map(monthly(points, series).map(({ period, value }) => [period, value]));
  const newest = [...known.keys()].at(-1);
  if (newest === undefined) return [];
  const [year, month] = [Number(newest.slice(0, 4)), Number(newest.slice(5))];
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(year, month - count + i, 1)).toISOString().slice(0, 7);
    return { month: at, value: known.get(at) };
  });
}

/** A series now: its newest month, and the same a year before. */
export interface Standing { month: string; value: number; before: number | undefined }

export function standing(points: readonly Point[], series: string): Standing | undefined {
  const all = monthly(points, series);
  const newest = all.at(-1);
  const before = newest && all.find(({ period }) => period === yearBefore(newest.period));
  return newest && { month: newest.period, value: newest.value, before: before?.value };
}
