import { describe, expect, it } from 'vitest';
import { isPanelKind } from '../../../wall/panels/registry.ts';
import { gridFor, kindsOf, single, type Layout } from '../../../wall/stage/layout.ts';
import { tracks, type Axis } from '../../../wall/stage/tracks.ts';
import { main } from '../../../wall/stage/layouts/main.ts';

const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
const count = (list: string): number => list.split(/[ |]+/).length;
/** Where tracks `first` to `last` begin and end. */
function span(sizes: readonly number[], first: number, last: number, { start, gap }: Pick<Axis, 'start' | 'gap'>): [number, number] {
  const from = start + sum(sizes.slice(0, first)) + first * gap;
  return [from, from + sum(sizes.slice(first, last + 1)) + (last - first) * gap];
}

/** A direction of a stage without seams, a unit of 10 px. */
const AXIS = { length: 0, start: 10, end: 10, gap: 10, seams: [], u: 10 };

describe('a layout', () => {
  const grids = [...main.grids, ...single('alarm-roll').grids].map(({ grid }) => grid);

  it.each(grids)('has as many tracks as areas, and names known panels (%#)', (grid) => {
    expect(grid.areas).toHaveLength(count(grid.rows));
    for (const row of grid.areas) expect(row).toHaveLength(count(grid.columns));
    expect(kindsOf(grid).every(isPanelKind)).toBe(true);
  });

  it.each(grids)('gives each panel one rectangle (%#)', (grid) => {
    for (const kind of kindsOf(grid)) {
      const rows = grid.areas.flatMap((row, y) => (row.includes(kind) ? [y] : []));
      const spans = rows.map((y) => [grid.areas[y]?.indexOf(kind), grid.areas[y]?.lastIndexOf(kind)].join());
      expect(new Set(spans).size).toBe(1);
      expect((rows.at(-1) ?? 0) - (rows[0] ?? 0)).toBe(rows.length - 1);
    }
  });

  it('takes bare numbers for units of the wall, and shares what is left', () => {
    expect(tracks('4.5 1fr 3fr', { ...AXIS, length: 1000 })).toEqual([45, (1000 - 20 - 45 - 20) / 4, (3 * (1000 - 20 - 45 - 20)) / 4]);
  });

  it('lays a gap over each seam of a wall of several displays', () => {
    const axis = { ...AXIS, length: 2010, seams: [1005] };
    const sizes = tracks('2 1fr | 1fr', axis);
    expect(span(sizes, 0, 1, axis)).toEqual([10, 1000]);
    expect(span(sizes, 2, 2, axis)).toEqual([1010, 2000]);
  });

  it('has on a wall of several displays the grid that keeps to its seams, or else a plain one', () => {
    const grid = (columns: string) => ({ from: 0, grid: { columns, rows: '1fr', areas: [columns.split('|').map(() => 'map' as const)] } });
    const layout: Layout = { id: 'some', grids: [grid('1fr'), grid('1fr | 1fr')] };
    expect(gridFor(layout, 3, { rows: 1, columns: 2, seamMm: 3 }).columns).toBe('1fr | 1fr');
    expect(gridFor(layout, 3, { rows: 3, columns: 6, seamMm: 3 }).columns).toBe('1fr');
    expect(gridFor(layout, 3, { rows: 1, columns: 2, seamMm: 0 }).columns).toBe('1fr');
    expect(gridFor(layout, 3).columns).toBe('1fr');
  });
});
