import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTS, deviates, VALUES } from '#server/outlook/noise';

const expected = (usual: number, spread = COUNTS.scale(usual)) => ({ usual, spread, like: 9 });

describe('a count', () => {
  it('is off by about its root, and by nothing where it is usual', () => {
    expect(COUNTS.score(100, expected(100))).toBe(0);
    expect(COUNTS.score(120, expected(100))).toBeCloseTo(1.94, 2);
    expect(COUNTS.score(80, expected(100))).toBeCloseTo(-2.07, 2);
  });

  it('is judged by chance where it is small: three where hardly one is usual is nothing', () => {
    expect(COUNTS.score(3, expected(0.5))).toBeLessThan(COUNTS.raise);
    expect(COUNTS.score(21, expected(7))).toBeGreaterThan(COUNTS.raise);
    expect(COUNTS.score(0, expected(5))).toBeGreaterThan(-COUNTS.raise);
  });

  it('is less off where counts scatter more than chance would have it', () => {
    expect(COUNTS.score(30, expected(10, 2 * COUNTS.scale(10)))).toBeCloseTo(COUNTS.score(30, expected(10)) / 2, 9);
  });

  it('is further off the further it is from what is usual', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 500, noNaN: true }), fc.nat(1000), (usual, count) => {
      expect(COUNTS.score(count + 1, expected(usual))).toBeGreaterThan(COUNTS.score(count, expected(usual)));
    }));
  });
});

it('a value of a series that never moved is off by nothing that can be said', () => {
  expect(VALUES.score(7, { usual: 5, spread: 0, like: 9 })).toBe(0);
});

describe('a deviation', () => {
  it('begins far off and ends only when it is clearly over, so that it does not flicker', () => {
    const scores = [3.9, 4, 3, 2, 3.9, 1.9, 3.9, -4, -2, -1.9];
    let was: -1 | 0 | 1 = 0;
    expect(scores.map((score) => (was = deviates(was, score, COUNTS)))).toEqual([0, 1, 1, 1, 1, 0, 0, -1, -1, 0]);
  });

  it('turns from too many to too few at once', () => {
    expect(deviates(1, -5, COUNTS)).toBe(-1);
  });
});
