import type { MemoryOf } from '../aggregate/memory.ts';
import type { Table } from '../aggregate/table.ts';
import type { Noise } from './noise.ts';

type Memory = MemoryOf<'carry'>;
type Three = readonly [number, number, number];

const HOUR = 3_600_000;
/** Over how many hours it is learned how much is carried over. */
const FADE = 2000;
/** Over how many values the common error is a mean; an error counts for at most so many times the common one, once so many values came. */
const ERRORS = 500;
const CLIP = 5;
const FIRST = 20;
/** Below half the common error one error is as good as another; and what keeps three sums that say the same from being told apart. */
const ALIKE = 0.5;
const RIDGE = 1e-3;

const MOMENTS = ['m00', 'm01', 'm02', 'm11', 'm12', 'm22'] as const;
const SUMS = ['s0', 's1', 's2'] as const;

/**
 * What a series carries over from one step to the next, by key: how far off its usual the last value was, whether it moved
 * away or back, and how much of the usual's own change it skips. The three weights are a regression with fading memory that
 * looks for the least absolute error (each error weighs by its inverse), so that a leap does not bend it. Across a gap what
 * is carried fades step by step.
 */
export class Carry {
  /** `step` is the time between two values, in ms. */
  constructor(private readonly table: Table<Memory>, private readonly noise: Noise, private readonly step: number) {}

  /** What to expect of a key at a time (ms) at which so much is usual. */
  forecasts(key: string): (at: number, usual: number) => number {
    const row = this.table.slot(key);
    if (row < 0) return (_at, usual) => usual;
    const weights = this.weights(row);
    const fade = Math.min(1, Math.max(0, weights[0]));
    return (at, usual) => Math.max(this.noise.lowest, usual + fade ** (this.steps(row, at) - 1) * dot(weights, this.signs(row, usual)));
  }

  /** A value came at `at` (ms), where `usual` was usual. */
  learn(key: string, at: number, usual: number, value: number): void {
    const { table } = this;
    const known = table.slot(key);
    const row = known < 0 ? table.add(key) : known;
    const follows = known >= 0 && this.steps(row, at) === 1;
    const off = value - usual;
    if (follows && table.get(row, 'follows')) this.regress(row, this.signs(row, usual), off, this.noise.scale(usual));
    table.put(row, { before: follows ? table.get(row, 'last') : off, last: off, usual, at, follows });
  }

  private steps(row: number, at: number): number { return Math.max(1, Math.round((at - this.table.get(row, 'at')) / this.step)); }

  private signs(row: number, usual: number): Three {
    const last = this.table.get(row, 'last');
    return [last, last - this.table.get(row, 'before'), this.table.get(row, 'usual') - usual];
  }

  private regress(row: number, signs: Three, off: number, scale: number): void {
    const { table } = this;
    const error = Math.abs(off - dot(this.weights(row), signs)) / scale;
    const count = Math.min(ERRORS, table.get(row, 'count') + 1);
    const common = table.get(row, 'error');
    const kept = common + (Math.min(error, count > FIRST ? CLIP * common : Infinity) - common) / count;
    table.put(row, { count, error: kept });
    const hours = Math.min(1, this.step / HOUR);
    const fade = Math.exp(-hours / FADE);
    const weight = hours / (Math.max(error, ALIKE * kept, Number.EPSILON) * scale ** 2);
    const [a, b, c] = signs;
    [a * a, a * b, a * c, b * b, b * c, c * c].forEach((product, i) => { this.add(row, MOMENTS[i] as (typeof MOMENTS)[number], fade, weight * product); });
    signs.forEach((sign, i) => { this.add(row, SUMS[i] as (typeof SUMS)[number], fade, weight * sign * off); });
  }

  private add(row: number, column: (typeof MOMENTS)[number] | (typeof SUMS)[number], fade: number, value: number): void {
    this.table.set(row, column, this.table.get(row, column) * fade + value);
  }

  /** Solves the three equations by Cramer's rule. */
  private weights(row: number): Three {
    const [a, b, c, d, e, f] = MOMENTS.map((name) => this.table.get(row, name)) as [number, number, number, number, number, number];
    const [x, y, z] = SUMS.map((name) => this.table.get(row, name)) as unknown as Three;
    const ridge = RIDGE * (a + d + f) / 3;
    const columns: [Three, Three, Three] = [[a + ridge, b, c], [b, d + ridge, e], [c, e, f + ridge]];
    const whole = determinant(...columns);
    if (!(whole > 0)) return [0, 0, 0];
    const sums: Three = [x, y, z];
    return [determinant(sums, columns[1], columns[2]) / whole, determinant(columns[0], sums, columns[2]) / whole, determinant(columns[0], columns[1], sums) / whole];
  }
}

const dot = (a: Three, b: Three): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const determinant = (a: Three, b: Three, c: Three): number =>
  a[0] * (b[1] * c[2] - b[2] * c[1]) - b[0] * (a[1] * c[2] - a[2] * c[1]) + c[0] * (a[1] * b[2] - a[2] * b[1]);
