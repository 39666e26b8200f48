import type { PanelKind } from '../panels/registry.ts';
import { shows, type Box, type Fit, type Size } from './geometry.ts';
import { boxesOf, kindsOf, type Grid } from './layout.ts';
import { tracks } from './tracks.ts';

/** An area of a stage: the panels that may stand in it, and where, CSS px. */
export interface Plot extends Box { area: PanelKind; kinds: readonly PanelKind[] }

/** The widths of a grid's columns and the heights of its rows on a stage, CSS px. */
export function tracksOf(grid: Grid, fit: Fit): { columns: number[]; rows: number[] } {
  const { width, height, u, gap, seams } = fit;
  return {
    columns: tracks(grid.columns, { length: width, start: u / 2, end: u / 2, gap, seams: seams.across, u }),
    rows: tracks(grid.rows, { length: height, start: 0, end: u / 4, gap, seams: seams.down, u }),
  };
}

/** The areas of a grid that are seen in a viewport of that size, and where each lies on the stage. */
export function plotsOf(grid: Grid, fit: Fit, viewport: Size): Plot[] {
  const { columns, rows } = tracksOf(grid, fit);
  const boxes = boxesOf(grid, columns, rows, { left: fit.u / 2, top: 0, gap: fit.gap });
  return kindsOf(grid).flatMap((area) => {
    const box = boxes.get(area);
    return box && shows(fit, viewport, box) ? [{ area, kinds: [area, ...grid.turns?.[area] ?? []], ...box }] : [];
  });
}
