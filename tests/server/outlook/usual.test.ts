import fc from 'fast-check';
import { mean, median, medianAbsoluteDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { Random } from '#fixtures/random';
import { MEMORY, type MemoryOf } from '#server/aggregate/memory';
import { State } from '#server/aggregate/state';
import { Table } from '#server/aggregate/table';
import { COUNTS, VALUES, type Noise } from '#server/outlook/noise';
import { Usual } from '#server/outlook/usual';
import { slotOf } from '#server/outlook/week';

const KEY = 'a';
const usualOf = (noise: Noise = COUNTS) => new Usual(new Table<MemoryOf<'usual'>>(MEMORY.usual), noise);
/** The slot of the n-th hour since a Monday 00:00. */
const slot = (n: number) => slotOf(Math.floor(n / 24) % 7 + 1, n % 24);
const RHYTHM = [1, 1, 1, 1, 1, 2, 6, 12, 18, 20, 18, 16, 14, 14, 16, 18, 20, 24, 30, 30, 24, 12, 6, 2];
const truth = (n: number): number => (RHYTHM[n % 24] ?? 0) * (Math.floor(n / 24) % 7 > 4 ? 0.5 : 1);

/** Counts that come by chance as often as `rate` says (Knuth). */
function count(random: Random, rate: number): number {
  const none = Math.exp(-rate);
  let k = 0;
  for (let left = random.uniform(); left > none; left *= random.uniform()) k += 1;
  return k;
}

/** Nearly normal: mean 0, deviation 1. */
const normal = (random: Random): number => Array.from({ length: 12 }, () => random.uniform()).reduce((sum, one) => sum + one, -6);

/** Has learned so many weeks of counts; `told` may change or leave out (undefined) one. */
function learned(weeks: number, told: (n: number, count: number) => number | undefined = (_, count) => count): Usual {
  const usual = usualOf();
  const random = new Random('usual');
  for (let n = 0; n < weeks * 168; n++) {
    const value = told(n, count(random, truth(n)));
    if (value !== undefined) usual.learn(KEY, slot(n), value);
  }
  return usual;
}
const HOURS = Array.from({ length: 168 }, (_, n) => n);
const usualAt = (usual: Usual, n: number): number => usual.expect(KEY, slot(n))?.usual ?? NaN;
/** How far what is said to be usual is from the truth, in all hours of a week, as a share of all cases. */
const error = (usual: Usual, factor = 1): number =>
  mean(HOURS.map((n) => Math.abs(usualAt(usual, n) - factor * truth(n)))) / mean(HOURS.map((n) => factor * truth(n)));

describe('what is usual', () => {
  it('is nothing that is known before the first value', () => {
    expect(usualOf().expect(KEY, slot(0))).toBeUndefined();
  });

  it('is learned hour by hour of the week', () => {
    expect(error(learned(8))).toBeLessThan(0.1);
  });

  it('leans on the hour of the day while it is young', () => {
    const young = learned(1);
    for (const n of [10, 34, 58, 82, 106]) expect(usualAt(young, n)).toBeGreaterThan(12);
    expect(usualAt(young, 3)).toBeLessThan(5);
    expect(young.expect(KEY, slot(10))?.like).toBe(5);
  });

  it('is less sure of an hour the fewer like it were met', () => {
    const spread = (usual: Usual): number => (usual.expect(KEY, slot(10))?.spread ?? 0) / COUNTS.scale(usualAt(usual, 10));
    const [one, many] = [learned(1 / 7), learned(8)];
    expect(spread(one)).toBeGreaterThan(1.3 * spread(many));
  });

  it('is hardly moved by one hour of a hundred times as many', () => {
    for (const late of [1, 50, 100, 150].map((n) => 7 * 168 + n)) {
      const [plain, struck] = [learned(8), learned(8, (n, count) => (n === late ? 100 * truth(n) : count))];
      const moved = HOURS.map((n) => Math.abs(usualAt(struck, n) - usualAt(plain, n)) / Math.max(4, usualAt(plain, n)));
      expect(Math.max(...moved)).toBeLessThan(0.15);
      expect(mean(moved)).toBeLessThan(0.01);
    }
  });

  it('never takes a gap for zeros', () => {
    const gap = learned(8, (n, count) => (n >= 6 * 168 && n < 7 * 168 ? undefined : count));
    const zeros = learned(8, (n, count) => (n >= 6 * 168 && n < 7 * 168 ? 0 : count));
    expect(error(gap)).toBeLessThan(0.1);
    expect(error(zeros)).toBeGreaterThan(1.5 * error(gap));
  });

  it('stays as it was through a gap, however long', () => {
    const usual = learned(3);
    const before = HOURS.map((n) => usual.expect(KEY, slot(n)));
    expect(HOURS.map((n) => usual.expect(KEY, slot(n)))).toEqual(before);
  });

  it('becomes another within weeks where twice as much goes on', () => {
    const random = new Random('doubled');
    const usual = learned(8);
    for (let n = 0; n < 6 * 168; n++) usual.learn(KEY, slot(n), count(random, 2 * truth(n)));
    expect(error(usual, 2)).toBeLessThan(0.2);
  });

  it('has a spread like the median absolute deviation, which a tenth of nonsense does not widen', () => {
    const random = new Random('spread');
    const usual = usualOf(VALUES);
    const values = Array.from({ length: 4000 }, () => 50 + 5 * normal(random));
    values.forEach((value, n) => { usual.learn(KEY, slot(n), n % 10 === 3 ? value + 1000 * random.uniform() : value); });
    expect(Math.abs((usual.expect(KEY, slot(0))?.usual ?? 0) - median(values))).toBeLessThan(2.5);
    const judge = 1.4826 * medianAbsoluteDeviation(values);
    expect((usual.expect(KEY, slot(0))?.spread ?? 0) / judge).toBeGreaterThan(0.85);
    expect((usual.expect(KEY, slot(0))?.spread ?? 0) / judge).toBeLessThan(1.4);
  });

  it('of counts is never below none', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(167), fc.nat(50)), { maxLength: 80 }), fc.nat(167), (told, asked) => {
      const usual = usualOf();
      for (const [n, value] of told) usual.learn(KEY, slot(n), value);
      const expected = usual.expect(KEY, slot(asked));
      expect(expected === undefined || (expected.usual >= 0 && expected.spread > 0)).toBe(true);
    }));
  });

  it('takes the same memory for two years as for a day, and goes on from a dump as if there had been none', () => {
    const made = () => {
      const state = new State('test');
      return { state, usual: new Usual(state.table('usual', 'test'), COUNTS) };
    };
    const [plain, restored] = [made(), made()];
    const learn = (usual: Usual, from: number, until: number): void => { for (let n = from; n < until; n++) usual.learn(KEY, slot(n), (n * 7919) % 23 + 0.5); };
    learn(plain.usual, 0, 168);
    const day = plain.state.dump().length;
    learn(plain.usual, 168, 9000);
    restored.state.restore(plain.state.dump());
    learn(plain.usual, 9000, 17_520);
    learn(restored.usual, 9000, 17_520);
    expect(plain.state.dump().length).toBeLessThanOrEqual(1.05 * day);
    expect(Buffer.from(restored.state.dump()).equals(plain.state.dump())).toBe(true);
  });
});
