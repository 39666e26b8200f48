import type { Wall } from '#protocol/walls';
import { MAIN_WALL, WALLS } from '#protocol/walls';
import { fit } from '../../wall/stage/geometry.ts';
import { gridFor } from '../../wall/stage/layout.ts';
import { layoutOf } from '../../wall/stage/layouts/index.ts';
import type { Seams } from '../lint/rules.ts';

/** A page to judge: its address, how large its window is, and where the wall's seams lie in it (CSS px). */
export interface LayoutPage { path: string; size: { width: number; height: number }; seams: Seams }

/** The window of one browser that shows a whole wall. */
const sizeOf = ({ rows, columns, width, height }: Wall) => ({ width: columns * width, height: rows * height });

function seamsOf(wall: Wall): Seams {
  const { seams, perMm } = fit(wall, sizeOf(wall));
  const half = (wall.seamMm * perMm) / 2;
  const bands = (middles: readonly number[]) => middles.map((middle): [number, number] => [middle - half, middle + half]);
  return { across: bands(seams.across), down: bands(seams.down) };
}

/** A page for each turn of a wall's panels: on the n-th, every area shows its n-th panel. */
export function pagesOf(wall: Wall): LayoutPage[] {
  const layout = layoutOf(wall.layout);
  if (!layout) throw new RangeError(`there is no layout ${wall.layout}`);
  const size = sizeOf(wall);
  const { turns = {} } = gridFor(layout, size.width / size.height, wall);
  const most = Math.max(1, ...Object.values(turns).map((others) => 1 + others.length));
  return Array.from({ length: most }, (_, turn) => ({ path: `/display/${wall.id}?turn=${turn + 1}`, size, seams: seamsOf(wall) }));
}

/** The page about one thing on the main wall. */
export const subjectPage = (subject: string): LayoutPage => ({ path: `/display/${MAIN_WALL.id}/${subject}`, size: sizeOf(MAIN_WALL), seams: seamsOf(MAIN_WALL) });

/** Every turn of every wall that ships, with all the layouts that a wall may name, and pages about one thing on the main wall. */
export const layoutPages = (subjects: readonly string[]): LayoutPage[] => [
  ...WALLS.flatMap(pagesOf), ...subjects.map(subjectPage),
];
