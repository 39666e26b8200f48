import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAIN_WALL } from '#protocol/walls';
import { fit, readable } from '../../../wall/stage/geometry.ts';

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
