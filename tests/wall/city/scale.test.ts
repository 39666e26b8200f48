import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitScale, levelOf, TOP_LEVEL } from '../../../wall/city/scale.ts';

const counts = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 80 });

describe('the scale', () => {
  it('spans the district’s own spread in round numbers', () => {
    expect(fitScale([4, 9, 15, 22, 31, 48])).toEqual({ low: 3, high: 50 });
    expect(fitScale([])).toEqual({ low: 1, high: 5 });
  });

  it('is never so narrow that noise looks like a difference', () => {
    fc.assert(fc.property(counts, (list) => {
      const { low, high } = fitScale(list);
      expect(high).toBeGreaterThanOrEqual(Math.max(5, low * 2));
    }));
  });

  it('holds still while the spread moves by no more than one round number', () => {
    const before = fitScale([4, 9, 15, 22, 31, 48]);
    expect(fitScale([4, 9, 15, 22, 31, 52], before)).toBe(before);
    expect(fitScale([4, 9, 15, 22, 310, 520], before)).not.toBe(before);
  });

  it('is the same whichever order the blocks come in', () => {
    fc.assert(fc.property(counts, (list) => { expect(fitScale([...list].reverse())).toEqual(fitScale(list)); }));
  });
});

describe('a level', () => {
  it('is 0 for no open case only, and never past the top', () => {
    fc.assert(fc.property(counts, fc.integer({ min: 0, max: 100_000 }), (list, open) => {
      const level = levelOf(fitScale(list), open);
      expect(level === 0).toBe(open === 0);
      expect(level).toBeLessThanOrEqual(TOP_LEVEL);
      expect(Number.isInteger(level)).toBe(true);
    }));
  });

  it('never falls while the count rises', () => {
    fc.assert(fc.property(counts, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (list, a, b) => {
      const scale = fitScale(list);
      expect(levelOf(scale, Math.min(a, b))).toBeLessThanOrEqual(levelOf(scale, Math.max(a, b)));
    }));
  });

  it('uses every step between the ends of the scale', () => {
    const scale = { low: 1, high: 100 }, seen = new Set(Array.from({ length: 101 }, (_, open) => levelOf(scale, open)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('sticks while a count swings by one around its border', () => {
    const scale = { low: 1, high: 100 }, border = Array.from({ length: 100 }, (_, i) => i + 20).find((open) => levelOf(scale, open) !== levelOf(scale, open + 1)) ?? 0;
    let level = levelOf(scale, border);
    const held = level;
    for (let swing = 0; swing < 10; swing++) level = levelOf(scale, border + (swing % 2), level);
    expect(level).toBe(held);
    expect(levelOf(scale, 0, held)).toBe(0);
    expect(levelOf(scale, 100, held)).toBe(TOP_LEVEL);
  });
});
