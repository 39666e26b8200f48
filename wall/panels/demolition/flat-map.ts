import type { Plan } from '../../city/plan.ts';
import type { Point, Polygon, Ring } from '../../city/project.ts';

/** The district from straight above as SVG paths, one unit a metre, north up. */
export interface FlatMap {
  width: number;
  height: number;
  blocks: readonly { id: string; street: string; path: string }[];
  water: readonly string[];
  /** Where a street's label stands. */
  streets: readonly { id: string; x: number; y: number }[];
}

/** A label's text and the middle of it. */
interface Label { x: number; y: number; text: string }

/** Widths of characters and the height of a line, in em, as drawn. */
const HAN = 1, OTHER = 0.58, LINE = 1.1;
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? HAN : OTHER), 0);

/** Whether labels stand clear of each other where an em is so long. */
export const clear = (labels: readonly Label[], em: number): boolean => labels.every((a, i) => labels.slice(i + 1).every((b) =>
  Math.abs(a.y - b.y) > LINE * em || Math.abs(a.x - b.x) > ((widthOf(a.text) + widthOf(b.text)) / 2) * em));

export function flatMap({ blocks, water, streets, bounds: { minX, minY, maxX, maxY } }: Pick<Plan, 'blocks' | 'water' | 'streets' | 'bounds'>): FlatMap {
  const place = ([x, y]: Point): [number, number] => [Math.round(x - minX), Math.round(maxY - y)];
  const line = (ring: Ring) => `M${ring.map((point) => place(point).join(' ')).join('L')}`;
  const area = (polygons: readonly Polygon[]) => polygons.flat().map((ring) => `${line(ring)}Z`).join('');
  return {
    width: Math.round(maxX - minX), height: Math.round(maxY - minY),
    blocks: blocks.map(({ id, street, pieces }) => ({ id, street, path: area(pieces) })),
    water: water.map((river) => line(river.line)),
    streets: streets.map(({ id, at }) => {
      const [x, y] = place(at);
      return { id, x, y };
    }),
  };
}
