import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, named, pathOf, ranks } from '../../../../wall/panels/satisfaction/line.ts';

const point = (period: string, value: number, rank = 0, baseline = false) => ({ id: `satisfaction/${period}`, series: 'satisfaction', period, value, rank, baseline });
const points = [point('2019', 84.71, 5, true), point('2017', 78.82, 20, true), point('2018', 80.21, 0, true), point('2025', 90.5), point('2025-12', 90.7), point('2026-02', 91)];

describe('the line of a series', () => {
  it('goes by year to the newest month, from the left to the right, higher values higher', () => {
    const line = lineOf(points, 'satisfaction');
    expect(line.map(({ period }) => period)).toEqual(['2017', '2018', '2019', '2025', '2026-02']);
    expect(line.map(({ x }) => x)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(line.map(({ y }) => y)).toEqual([...line.map(({ y }) => y)].sort((a, b) => b - a));
    expect(line.map(({ study }) => study)).toEqual([true, true, true, false, false]);
  });

  it('has no month of a year that is told of as a whole', () => {
    expect(lineOf(points.slice(0, -1), 'satisfaction').at(-1)?.period).toBe('2025');
  });

  it('lies inside its plot for any values', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 }), (values) => {
      const line = lineOf(values.map((value, i) => point(String(2000 + i), value)), 'satisfaction');
      expect(line.every(({ x, y }) => x >= 0 && x <= 1 && y > 0 && y < 1)).toBe(true);
      expect(pathOf(line)).not.toMatch(/NaN/);
    }));
  });

  it('knows between which ranks the study saw it', () => {
    expect(ranks(lineOf(points, 'satisfaction'))).toEqual([20, 5]);
    expect(ranks(lineOf([...points.slice(2), point('2024', 90, 3)], 'satisfaction'))).toBeUndefined();
  });
});

it('names stand apart by their width at least, and the last point always has one', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 5, max: 100 }), (count, room) => {
    const at = named(count, room, 3).flatMap((is, i) => (is ? [count > 1 ? (i * room) / (count - 1) : 0] : []));
    expect(at.length).toBeGreaterThan(0);
    for (let i = 1; i < at.length; i++) expect((at[i] ?? 0) - (at[i - 1] ?? 0)).toBeGreaterThanOrEqual(3 - 1e-9);
    expect(named(count, room, 3).at(-1)).toBe(true);
  }));
});
