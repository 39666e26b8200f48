import { mean, sum } from 'simple-statistics';

/** The district has its days and weeks, in hours: what goes up and down with them is no slope, and in a series of one day it would look like one. */
const RHYTHMS = [24, 168];
/** Samples without which nothing is said: how alike neighbours are could not be known. */
export const LEAST = 20;
/** However alike they are, no more than all but nothing is left of a sample. */
const ALIKE = 0.99;

/** A sample: when, in hours of the district's time, and how much. */
export interface Sample { at: number; value: number }

/** A line through a series: its slope an hour, and between what that lies with 95 %. */
export interface Slope { slope: number; low: number; high: number }

type Column = readonly number[];
const times = (a: Column, b: Column): number => sum(a.map((value, i) => value * (b[i] ?? 0)));
/** What of a column is left once others, at right angles to each other, are taken out of it. */
const rid = (column: Column, of: readonly Column[]): Column => of.reduce((left, other) => {
  const share = times(left, other) / times(other, other);
  return left.map((value, i) => value - share * (other[i] ?? 0));
}, column);

/** Student's t for 95 % both ways (Abramowitz and Stegun 26.7.5); within a hundredth from two degrees of freedom on. */
const student = (free: number): number => 1.96 + 2.372 / free + 2.822 / free ** 2 + 2.556 / free ** 3 + 1.59 / free ** 4;

/**
 * The line of least squares through evenly spaced samples, beside the rhythms that they are long enough to show. What leans on the sample before it tells less than
 * one of its own: the interval is that of as many samples as would tell as much (Santer et al. 2000, doi 10.1029/1999JD901105), where the
 * likeness of neighbours, which a fit makes look smaller, is put right by as much (Kendall 1954). Throws RangeError where there are fewer than `LEAST`.
 */
export function slopeOf(samples: readonly Sample[]): Slope {
  const count = samples.length;
  if (count < LEAST) throw new RangeError(`${count} samples are too few for a slope`);
  const at = samples.map((one) => one.at);
  // As many spaces as samples: the first one ends a space as well.
  const whole = Math.round(((at[count - 1] ?? 0) - (at[0] ?? 0)) * count / (count - 1));
  const waves = RHYTHMS.filter((period) => period <= whole).flatMap((period) => [Math.sin, Math.cos].map((wave) => at.map((hour) => wave(2 * Math.PI * hour / period))));
  const known: Column[] = [];
  for (const column of [at.map(() => 1), ...waves]) known.push(rid(column, known));
  const time = rid(at, known);
  const values = rid(samples.map(({ value }) => value), known);
  const spread = times(time, time);
  const slope = times(time, values) / spread;
  const rest = values.map((value, i) => value - slope * (time[i] ?? 0));
  const scatter = times(rest, rest);
  const fitted = known.length + 1;
  const seen = scatter === 0 ? 0 : times(rest.slice(1), rest) / scatter;
  const alike = Math.min(ALIKE, Math.max(0, seen + (fitted + (fitted + 2) * seen) / count));
  const free = Math.max(1, count * (1 - alike) / (1 + alike) - fitted);
  const margin = student(free) * Math.sqrt(scatter / free / spread);
  return { slope, low: slope - margin, high: slope + margin };
}

/** The means of the first tenth of a series and of the last. */
export function endsOf(samples: readonly Sample[]): { first: number; last: number } {
  const tenth = Math.max(1, Math.floor(samples.length / 10));
  const of = (some: readonly Sample[]) => mean(some.map(({ value }) => value));
  return { first: of(samples.slice(0, tenth)), last: of(samples.slice(-tenth)) };
}
