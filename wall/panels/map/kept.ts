import type { Box } from '../../city/label.ts';
import type { Axis } from '../../stage/tracks.ts';

/** What seams hide of a panel, `wide` CSS px each, from its left and top. */
export const behindSeams = ({ across, down }: { across: Axis; down: Axis }, wide: number): Box[] => [
  ...across.seams.map((middle) => ({ x: middle - wide / 2, y: 0, w: wide, h: down.length })),
  ...down.seams.map((middle) => ({ x: 0, y: middle - wide / 2, w: across.length, h: wide })),
];
