import type { PanelKind } from '../panels/registry.ts';

/** A grid of panels over the whole stage; an area carries the name of the panel kind it holds. */
export interface Grid {
  /** CSS grid tracks; `u` is the wall's unit. */
  columns: string;
  rows: string;
  areas: readonly (readonly PanelKind[])[];
  /** Panels that take turns with the one that an area is named after. */
  turns?: { readonly [K in PanelKind]?: readonly PanelKind[] };
}

/** A layout is a grid for each shape of wall: the last one whose `from` (width by height) the stage reaches. */
export interface Layout { id: string; grids: readonly { from: number; grid: Grid }[] }

/** The layout's grid for a stage `aspect` times as wide as high. */
export function gridFor(layout: Layout, aspect: number): Grid {
  const fitting = layout.grids.filter(({ from }) => aspect >= from);
  const chosen = fitting.at(-1) ?? layout.grids[0];
  if (!chosen) throw new RangeError(`layout ${layout.id} has no grid`);
  return chosen.grid;
}

/** The kinds of panel in a grid, each once, in reading order. */
export const kindsOf = (grid: Grid): PanelKind[] => [...new Set(grid.areas.flat())];

/** One panel over the whole stage, under the header. */
export const single = (kind: PanelKind): Layout => ({
  id: kind,
  grids: [{ from: 0, grid: { columns: '1fr', rows: '4.5 1fr', areas: [['header'], [kind]] } }],
});

/** Tracks with bare numbers read as units: `4.5 1fr` becomes `calc(4.5 * var(--u)) minmax(0, 1fr)`. */
export const tracks = (list: string): string =>
  list.split(' ').map((track) => (track.endsWith('fr') ? `minmax(0, ${track})` : `calc(${track} * var(--u))`)).join(' ');
