import { expect, it } from 'vitest';
import { tilesOn } from '../../../../wall/panels/scene-matrix/tiles.ts';

/** A direction of the matrix, a unit of 10 px. */
const axis = (length: number, seams: readonly number[] = []) => ({ length, start: 0, end: 0, gap: 2.5, seams, u: 10 });
const count = (across: number, down: number) => {
  const { columns, rows } = tilesOn(45, { across: axis(across), down: axis(down) });
  return [columns.length, rows.length];
};

it('has from five to nine tiles side by side, as there is room, and as many rows as that takes', () => {
  expect([count(270, 500), count(400, 380), count(900, 200), count(100, 500)]).toEqual([[5, 9], [7, 7], [9, 5], [5, 9]]);
});

it('has as many tiles on each display, and a gap over each seam', () => {
  const { columns, rows, gaps } = tilesOn(45, { across: axis(620, [300]), down: axis(340, [160]) });
  expect([columns.length, rows.length]).toEqual([8, 6]);
  const half = columns.slice(0, 4).reduce((all, length) => all + length, 0) + 3 * gaps.across;
  expect(half).toBeCloseTo(300 - gaps.across / 2);
});
