import { evenly, tracks, type Axis } from '../../stage/tracks.ts';

/** The tiles of the matrix: how wide its columns and how high its rows are, and what lies between two, CSS px. */
export interface Tiles { columns: readonly number[]; rows: readonly number[]; gaps: { across: number; down: number } }

/** The least width of a tile, units, and how many stand side by side at least and at most. */
const WIDTH = 5.3;
const [FEW, MANY] = [5, 9];

/** So many tiles, as many across as there is room for; over several displays as many on each, so that none lies on a seam. */
export function tilesOn(count: number, { across, down }: { across: Axis; down: Axis }): Tiles {
  const [wide, high] = [across.seams.length + 1, down.seams.length + 1];
  const columns = wide * Math.max(1, Math.floor(Math.min(MANY, Math.max(FEW, Math.floor(across.length / (WIDTH * across.u)))) / wide));
  const rows = high * Math.max(1, Math.ceil(count / (columns * high)));
  return { columns: tracks(evenly(columns, wide), across), rows: tracks(evenly(rows, high), down), gaps: { across: across.gap, down: down.gap } };
}
