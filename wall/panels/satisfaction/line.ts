import { monthly, yearly, type Point } from '../series.ts';

/** A point of the line: `x` and `y` are its place in the plot, from the left and from above, 0 to 1. */
export interface Mark { period: string; value: number; rank: number; study: boolean; x: number; y: number }

/** Points of 100 that the plot reaches beyond the lowest and the highest value. */
const MARGIN = 1.5;

/** A series by year, and behind it the newest month where it is of a later year. */
export function lineOf(points: readonly Point[], series: string): Mark[] {
  const years = yearly(points, series);
  const month = monthly(points, series).at(-1);
  const line = month && month.period.slice(0, 4) > (years.at(-1)?.period ?? '') ? [...years, month] : years;
  const values = line.map(({ value }) => value);
  const [low, high] = [Math.min(...values) - MARGIN, Math.max(...values) + MARGIN];
  return line.map(({ period, value, rank, baseline }, i) =>
    ({ period, value, rank, study: baseline, x: line.length > 1 ? i / (line.length - 1) : 0, y: (high - value) / (high - low) }));
}

/** The line through some of its points, as an SVG path in a box of 100. */
export const pathOf = (marks: readonly Mark[]): string => marks.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${(100 * x).toFixed(2)} ${(100 * y).toFixed(2)}`).join('');

/** The first and the last rank that the study gave; undefined where there are not two. */
export function ranks(marks: readonly Mark[]): [from: number, to: number] | undefined {
  const ranked = marks.filter(({ study, rank }) => study && rank > 0);
  const [from, to] = [ranked[0], ranked.at(-1)];
  return from && to && from !== to ? [from.rank, to.rank] : undefined;
}

/** Which points are named, so that no name meets another: `room` is how wide the plot is, `wide` how wide a name. The last is; those before it from the left. */
export function named(count: number, room: number, wide: number): boolean[] {
  const apart = count > 1 ? room / (count - 1) : room;
  const step = Math.max(1, Math.ceil(wide / apart));
  return Array.from({ length: count }, (_, i) => i === count - 1 || (i % step === 0 && (count - 1 - i) * apart >= 1.25 * wide));
}
