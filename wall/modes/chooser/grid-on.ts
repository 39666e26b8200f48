import type { Wall } from '#protocol/walls';
import { extent } from '../../stage/geometry.ts';
import { gridFor, type Grid } from '../../stage/layout.ts';
import { layoutOf } from '../../stage/layouts/index.ts';
import { main } from '../../stage/layouts/main.ts';

/** The grid that a wall shows on its own measures; that of the main layout where it names none that there is. */
export function gridOn(wall: Wall): Grid {
  const { widthMm, heightMm } = extent(wall);
  return gridFor(layoutOf(wall.layout) ?? main, widthMm / heightMm, wall);
}
