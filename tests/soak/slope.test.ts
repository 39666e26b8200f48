import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST, slopeOf } from './slope.ts';
import { DAYS, seeds, series } from './swings.ts';

describe('a slope', () => {
  it('is that of a straight line to the digit', () => {
    const { slope, low, high } = slopeOf(Array.from({ length: 40 }, (_, i) => ({ at: i, value: 3 + 2 * i })));
    for (const one of [slope, low, high]) expect(one).toBeCloseTo(2, 9);
  });

  it('is within its interval about as often as that says, however much samples lean on those before and whatever the hour of the day they begin at', () => {
    for (const lean of [0, 0.5, 0.8]) {
      for (const hours of [10, 24, 30 * 24]) {
        const drawn = Array.from({ length: 400 }, (_, i) => slopeOf(series(i * 7_919 + 1, { hours, lean, more: (hour) => 3 / hours * hour + (hours < 24 ? 0 : 5 * Math.sin(DAYS * hour + i)) })));
        const within = drawn.filter(({ low, high }) => low <= 3 / hours && high >= 3 / hours).length;
        expect(within, `of 400, samples that lean by ${lean} over ${hours} hours`).toBeGreaterThan(0.9 * 400);
      }
    }
  });

  it('is none where a day goes up and down, from whatever hour on', () => {
    fc.assert(fc.property(seeds, fc.double({ min: 0, max: 24, noNaN: true }), (seed, from) => {
      const { low, high } = slopeOf(series(seed, { hours: 24, lean: 0, more: (hour) => 500 * Math.sin(DAYS * (hour + from)) }));
      expect(high - low).toBeLessThan(1);
      expect(Math.abs(low + high) / 2).toBeLessThan(0.5);
    }));
  });

  it('is not told of too few samples', () => {
    expect(() => slopeOf(series(1, { count: LEAST - 1 }))).toThrow(RangeError);
  });
});
