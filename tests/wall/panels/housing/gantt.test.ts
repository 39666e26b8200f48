import { describe, expect, it } from 'vitest';
import { bars, halves, spanOf, type Project } from '../../../../wall/panels/housing/gantt.ts';

const project = (id: string, from: number, until: number, more: Partial<Project> = {}): Project =>
  ({ id, from, until, kind: 'estate', stage: 'build', block: '', street: '', place: '', label: '', changed: 0, area: 0, progress: 50, ...more });
const YEAR = 365 * 86_400_000;
const now = 10 * YEAR;

describe('the span', () => {
  it('runs from the first project to the last, and holds today', () => {
    expect(spanOf([project('a', now - 5, now + 9), project('b', now - 7, now + 2)], now)).toEqual({ from: now - 7, until: now + 9 });
    expect(spanOf([project('a', now + 5, now + 9)], now)).toEqual({ from: now, until: now + 9 });
  });

  it('reaches three years to either side at the most, and is never empty', () => {
    expect(spanOf([project('a', now - 9 * YEAR, now + 9 * YEAR)], now)).toEqual({ from: now - 3 * YEAR, until: now + 3 * YEAR });
    expect(spanOf([project('a', 0, 0)], now)).toEqual({ from: now, until: now + 1 });
  });
});

describe('bars', () => {
  const span = { from: 0, until: 100 };

  it('are those of a stage, the first to end on top, filled as far as their progress', () => {
    const projects = [project('b', 25, 100, { progress: 100 }), project('a', 0, 50, { kind: 'plot', progress: 50 }), project('c', 0, 40, { stage: 'sign' })];
    expect(bars(projects, 'build', span)).toEqual([
      { id: 'a', plot: true, left: 0, width: 0.5, done: 0.25 },
      { id: 'b', plot: false, left: 0.25, width: 0.75, done: 0.75 },
    ]);
  });

  it('leave out what has no plan or lies outside, and cut what reaches over the edge', () => {
    expect(bars([project('a', 0, 0), project('b', -50, 0), project('c', 100, 120), project('d', -100, 100)], 'build', span)).toEqual([{ id: 'd', plot: false, left: 0, width: 1, done: 0 }]);
  });
});

it('a half year begins at midnight of the district, and the first one carries the year', () => {
  const at = (text: string) => Date.parse(`${text}T00:00:00+08:00`);
  expect(halves({ from: at('2025-12-31'), until: at('2027-01-01') })).toEqual([{ at: at('2026-01-01'), year: '2026' }, { at: at('2026-07-01'), year: '' }]);
});
