import type { Wall } from '#protocol/walls';
import type { PanelKind } from '../panels/registry.ts';
import type { Box } from './geometry.ts';
import { displays, sum } from './tracks.ts';

/** A grid of panels over the whole stage; an area carries the name of the panel kind it holds. */
export interface Grid {
  /**
   * Tracks: `4.5` is so many of the wall's units, `2fr` a share of what is left. A grid for a wall of several displays says
   * with `|` where the seams lie: `1fr | 2fr 1fr` has one track on the first display and two on the second.
   */
  columns: string;
  rows: string;
  areas: readonly (readonly PanelKind[])[];
  /** Panels that take turns with the one that an area is named after. */
  turns?: { readonly [K in PanelKind]?: readonly PanelKind[] };
}

/** A layout is a grid for each shape of wall: the last one whose `from` (width by height) the stage reaches. */
export interface Layout { id: string; grids: readonly { from: number; grid: Grid }[] }

/**
 * The layout's grid for a stage `aspect` times as wide as high, on a wall of so many displays: among those that keep to the
 * wall's seams, or else among those for a wall without.
 */
export function gridFor({ id, grids }: Layout, aspect: number, { rows, columns, seamMm }: Pick<Wall, 'rows' | 'columns' | 'seamMm'> = { rows: 1, columns: 1, seamMm: 0 }): Grid {
  const made = (high: number, wide: number) => grids.filter(({ grid }) => displays(grid.rows).length === high && displays(grid.columns).length === wide);
  const own = seamMm > 0 ? made(rows, columns) : [];
  const fitting = own.length > 0 ? own : made(1, 1);
  const chosen = fitting.findLast(({ from }) => aspect >= from) ?? fitting[0];
  if (!chosen) throw new RangeError(`layout ${id} has no grid`);
  return chosen.grid;
}

/** The kinds of panel in a grid, each once, in reading order. */
export const kindsOf = (grid: Grid): PanelKind[] => [...new Set(grid.areas.flat())];

/** The same with those that take turns in an area after the one it is named after. */
export const allKindsOf = (grid: Grid): PanelKind[] => [...new Set(kindsOf(grid).flatMap((kind) => [kind, ...grid.turns?.[kind] ?? []]))];

/** A grid for stages from that shape on, under the header and over the ticker, which both go from edge to edge. */
export function framed(from: number, { columns, rows, areas, ...grid }: Grid): Layout['grids'][number] {
  const edge = (kind: PanelKind) => (areas[0] ?? []).map(() => kind);
  return { from, grid: { columns, rows: `4.5 ${rows} 2.25`, areas: [edge('header'), ...areas, edge('ticker')], ...grid } };
}

/** One panel over the whole stage, under the header. */
export const single = (kind: PanelKind): Layout => ({
  id: kind,
  grids: [{ from: 0, grid: { columns: '1fr', rows: '4.5 1fr', areas: [['header'], [kind]] } }],
});

/** Where each area of a grid lies on the stage whose tracks are so wide and so high, CSS px. */
export function boxesOf({ areas }: Grid, columns: readonly number[], rows: readonly number[], { left, top, gap }: { left: number; top: number; gap: number }): Map<PanelKind, Box> {
  const span = (sizes: readonly number[], first: number, last: number): [number, number] =>
    [sum(sizes.slice(0, first)) + first * gap, sum(sizes.slice(first, last + 1)) + (last - first) * gap];
  return new Map([...new Set(areas.flat())].map((kind) => {
    const held = areas.flatMap((row, y) => (row.includes(kind) ? [y] : []));
    const row = areas[held[0] ?? 0] ?? [];
    const [x, width] = span(columns, row.indexOf(kind), row.lastIndexOf(kind));
    const [y, height] = span(rows, held[0] ?? 0, held.at(-1) ?? 0);
    return [kind, { left: left + x, top: top + y, width, height }];
  }));
}
