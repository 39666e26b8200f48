import { ShapeUtils, Vector2 } from 'three';
import type { Plan } from './plan.ts';
import { boundsOf, type Point, type Ring } from './project.ts';
import { inset, normal } from './shape.ts';

/** Width in metres of the edge of a roof that catches the light. */
const RIM = 20;
/** Half of the widest line that is drawn over blocks, in metres. */
const NEAR = 80;

/** What a vertex belongs to: the foot or head of a wall, a roof's edge, a roof. */
export const FACE = { wall: 0, rim: 1, roof: 2 } as const;

/** One mesh of all blocks. A vertex's z is 0 at the ground and 1 on the roof: its block's height is looked up when it is drawn. */
export interface Relief { position: Float32Array; face: Float32Array; block: Float32Array; index: Uint32Array }

/** Raises every block of the plan: walls, the rim of its roof and the roof. `face` is the outward normal and a FACE. */
export function relief(plan: Plan): Relief {
  const position: number[] = [], face: number[] = [], block: number[] = [], index: number[] = [];
  const vertex = ([x, y]: Point, z: number, [nx, ny]: Point, kind: number, owner: number) => {
    position.push(x, y, z);
    face.push(nx, ny, kind);
    return block.push(owner) - 1;
  };
  const quad = (a: number, b: number, c: number, d: number) => { index.push(a, b, c, a, c, d); };

  const raise = (ring: Ring, roof: Ring, owner: number) => ring.forEach((a, i) => {
    const next = (i + 1) % ring.length, b = ring[next] as Point, [x, y] = normal(a, b), out: Point = [-x, -y];
    const wall = (point: Point, z: number) => vertex(point, z, out, FACE.wall, owner);
    const rim = (point: Point) => vertex(point, 1, out, FACE.rim, owner);
    quad(wall(a, 0), wall(b, 0), wall(b, 1), wall(a, 1));
    quad(rim(a), rim(b), rim(roof[next] as Point), rim(roof[i] as Point));
  });

  plan.blocks.forEach(({ pieces }, owner) => {
    for (const piece of pieces) {
      const roofs = piece.map((ring) => inset(ring, () => RIM));
      piece.forEach((ring, i) => { raise(ring, roofs[i] as Ring, owner); });
      const [contour = [], ...holes] = roofs.map((ring) => ring.map(([x, y]) => new Vector2(x, y)));
      const corners = roofs.flat().map((point) => vertex(point, 1, [0, 0], FACE.roof, owner));
      for (const triangle of ShapeUtils.triangulateShape(contour, holes)) index.push(...triangle.map((corner) => corners[corner] as number));
    }
  });
  return { position: new Float32Array(position), face: new Float32Array(face), block: new Float32Array(block), index: new Uint32Array(index) };
}

/** Whether a road or water may lie on each block of the plan; told generously, by boxes. */
export function draped(plan: Plan): boolean[] {
  const lines = [...plan.roads, ...plan.water].flatMap(({ line }) => line.slice(1).map((point, i) => boundsOf([line[i] as Point, point])));
  return plan.blocks.map(({ whole }) => {
    const { minX, minY, maxX, maxY } = boundsOf(whole.flat(2));
    return lines.some((box) => box.minX < maxX + NEAR && box.maxX > minX - NEAR && box.minY < maxY + NEAR && box.maxY > minY - NEAR);
  });
}

/** One upright strip a block at its centre; a corner is its side (-1, 1) and its end (0 foot, 1 top). */
export function columns(plan: Plan): { position: Float32Array; corner: Float32Array; block: Float32Array; index: Uint32Array } {
  const ends = [[-1, 0], [1, 0], [1, 1], [-1, 1]] as const;
  const all = plan.blocks.flatMap(({ centre }, owner) => ends.map((corner) => ({ centre, owner, corner })));
  return {
    position: new Float32Array(all.flatMap(({ centre }) => [...centre, 0])),
    corner: new Float32Array(all.flatMap(({ corner }) => corner)),
    block: new Float32Array(all.map(({ owner }) => owner)),
    index: new Uint32Array(plan.blocks.flatMap((_, i) => [0, 1, 2, 0, 2, 3].map((corner) => i * 4 + corner))),
  };
}
