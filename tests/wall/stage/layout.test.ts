import { describe, expect, it } from 'vitest';
import { isPanelKind } from '../../../wall/panels/registry.ts';
import { gridFor, kindsOf, single, tracks } from '../../../wall/stage/layout.ts';
import { main } from '../../../wall/stage/layouts/main.ts';

const count = (list: string) => list.split(' ').length;

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

  it('shows the same panels on a wide wall as on a narrow one', () => {
    const [narrow, wide] = [gridFor(main, 16 / 9), gridFor(main, 32 / 9)];
    expect(wide).not.toBe(narrow);
    expect(kindsOf(wide).sort()).toEqual(kindsOf(narrow).sort());
  });

  it('takes bare numbers for units of the wall', () => {
    expect(tracks('4.5 1fr')).toBe('calc(4.5 * var(--u)) minmax(0, 1fr)');
  });
});
