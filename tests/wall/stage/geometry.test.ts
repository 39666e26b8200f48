import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MAIN_WALL } from '#protocol/walls';
import { extent, fit, partOf, readable } from '../../../wall/stage/geometry.ts';

test('a character of 1 u is 38 mm from 6 m and 64 mm from 10 m', () => {
  expect([readable(6000), readable(10_000)].map((mm) => Math.round(mm))).toEqual([38, 64]);
});

test('the main wall has 104 by 59 units of 37 px at its own size', () => {
  const { u, columns, rows } = fit(MAIN_WALL, MAIN_WALL);
  expect([u.toFixed(1), Math.floor(columns), Math.ceil(rows)]).toEqual(['36.9', 104, 59]);
});

test('at half the size everything is half as large, and nothing else differs', () => {
  const whole = fit(MAIN_WALL, { width: 3840, height: 2160 });
  const half = fit(MAIN_WALL, { width: 1920, height: 1080 });
  expect(half.u).toBeCloseTo(whole.u / 2);
  expect([half.columns, half.rows]).toEqual([whole.columns, whole.rows]);
});

test('in a window of any shape the wall lies wholly inside and touches two edges', () => {
  const px = fc.integer({ min: 320, max: 12_000 });
  fc.assert(fc.property(px, px, (width, height) => {
    const { perMm } = fit(MAIN_WALL, { width, height });
    const across = (perMm * MAIN_WALL.widthMm) / width;
    const down = (perMm * MAIN_WALL.heightMm) / height;
    expect(Math.max(across, down)).toBeCloseTo(1);
  }));
});

describe('a wall of several displays', () => {
  const hall = { ...MAIN_WALL, rows: 3, columns: 6, width: 1920, height: 1080, widthMm: 1200, heightMm: 675, seamMm: 20 };

  it('measures its displays and the seams between them', () => {
    expect(extent(hall)).toEqual({ widthMm: 7300, heightMm: 2065 });
  });

  it('shows on a display what stands there on the whole, and nothing of what a seam hides', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 }), (row, column) => {
      const { perMm, left, top, width } = fit(hall, hall, { row, column });
      expect(perMm).toBe(1920 / 1200);
      expect(width).toBeCloseTo(7300 * perMm);
      expect(Math.abs(-left - (column - 1) * 1220 * perMm)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(-top - (row - 1) * 695 * perMm)).toBeLessThanOrEqual(0.5);
    }));
  });

  it('has the middle of a seam in the middle between two pictures, and gaps that are wider than it', () => {
    const { seams, gap, perMm } = fit(hall, hall, { row: 1, column: 1 });
    expect(seams.across[0]).toBeCloseTo(1210 * perMm);
    expect([seams.across.length, seams.down.length]).toEqual([5, 2]);
    expect(gap).toBeGreaterThan(20 * perMm);
  });

  it('is named display by display, by row and column from 1', () => {
    expect(partOf('3-6', hall)).toEqual({ row: 3, column: 6 });
    for (const name of ['4-1', '1-7', '0-1', '1', '1-2-3', 'map', '01-1', '-1-1']) expect(partOf(name, hall)).toBeUndefined();
  });
});
