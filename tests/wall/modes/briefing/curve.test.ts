import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apart, steps } from '../../../../wall/modes/briefing/curve.ts';

it('names of lines keep their order, their distance and their room', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { maxLength: 5 }), (heights) => {
    const placed = apart(heights, 1.35, 0, 20);
    const order = heights.map((_, i) => i).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
    order.forEach((i, k) => {
      expect(placed[i]).toBeGreaterThanOrEqual(-1e-9);
      expect(placed[i]).toBeLessThanOrEqual(20 + 1e-9);
      const before = order[k - 1];
      if (before !== undefined) expect((placed[i] ?? 0) - (placed[before] ?? 0)).toBeGreaterThanOrEqual(1.35 - 1e-9);
    });
  }));
});

it('names that are apart already stay where they are', () => { expect(apart([3, 9, 6], 1, 0, 10)).toEqual([3, 9, 6]); });

it('an axis names at most so many round counts', () => {
  expect([steps(240, 4), steps(57, 4), steps(3, 4), steps(1, 4)]).toEqual([[100, 200], [20, 40], [1, 2, 3], [1]]);
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (top) => {
    const named = steps(top, 4);
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThanOrEqual(4);
    expect(Math.max(...named)).toBeLessThanOrEqual(top);
  }));
});
