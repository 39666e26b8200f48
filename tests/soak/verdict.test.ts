import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, slopeOf, type Sample } from './verdict.ts';

/** Noise that leans on the noise before it, as memory does between collections; by a seed. */
function noise(seed: number, count: number, lean: number): number[] {
  let state = seed;
  const next = () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32 - 0.5;
  let last = 0;
  return Array.from({ length: count }, () => (last = lean * last + next()));
}
const series = (seed: number, more: (hour: number) => number, lean = 0.5): Sample[] => noise(seed, 120, lean).map((value, i) => ({ at: i / 5, value: 100 + value + more(i / 5) }));
const seed = fc.integer({ min: 1, max: 2 ** 31 });

describe('a soak', () => {
  it('finds the slope of a straight line to the digit', () => {
    const { slope, low, high } = slopeOf(Array.from({ length: 40 }, (_, i) => ({ at: i, value: 3 + 2 * i })));
    for (const one of [slope, low, high]) expect(one).toBeCloseTo(2, 9);
  });

  it('finds what grows by three in a hundred over its time, whatever the noise', () => {
    fc.assert(fc.property(seed, (given) => { expect(judge('heap', 'MiB', series(given, (hour) => hour / 8)).grows).toBe(true); }));
  });

  it('takes nothing for growth that only swings, stays, or gets less', () => {
    fc.assert(fc.property(seed, fc.constantFrom((hour: number) => 5 * Math.sin(hour * Math.PI), () => 0, (hour: number) => -hour), (given, more) => {
      expect(judge('heap', 'MiB', series(given, more)).grows).toBe(false);
    }));
  });

  it('has the true slope within its interval about as often as it says', () => {
    const within = Array.from({ length: 400 }, (_, i) => slopeOf(series(i * 7_919 + 1, (hour) => hour / 10))).filter(({ low, high }) => low <= 0.1 && high >= 0.1).length;
    expect(within).toBeGreaterThan(0.88 * 400);
  });

  it('says nothing of too few samples', () => {
    expect(() => slopeOf([{ at: 0, value: 1 }])).toThrow(RangeError);
  });
});
