import { polygonContains } from 'd3-polygon';
import type { District } from '#protocol/district';

type Point = [x: number, y: number];
type Ring = readonly Point[];

/** Metres of a degree of latitude. */
const DEGREE = 111_200;
/** Blocks whose borders are no further from each other than a road is wide are adjacent, where they go along each other for this far; in metres. */
const ROAD = 30;
const ALONG = 90;
/** A block lies on a water that is no further away; two on the same are near where so little of it lies between; in metres. */
const BANK = 120;
const BETWEEN = 500;
const STEP = 50;

const known = new WeakMap<District, ReadonlyMap<string, ReadonlySet<string>>>();

/** By block, the blocks near it: adjacent ones, and those along the same water. Worked out once a district. */
export function neighboursOf(district: District): ReadonlyMap<string, ReadonlySet<string>> {
  const made = known.get(district) ?? neighbours(district);
  known.set(district, made);
  return made;
}

/** The blocks that can be reached from one by way of blocks that count, itself first, in the order of their distance. */
export function reach(from: string, near: ReadonlyMap<string, ReadonlySet<string>>, counts: (block: string) => boolean): string[] {
  const met = new Set([from]);
  for (const block of met) for (const next of near.get(block) ?? []) if (!met.has(next) && counts(next)) met.add(next);
  return [...met];
}

function neighbours({ blocks, water }: District): Map<string, Set<string>> {
  const east = DEGREE * Math.cos((blocks[0]?.centre[1] ?? 0) * Math.PI / 180);
  const metres = ([lon, lat]: readonly [number, number]): Point => [lon * east, lat * DEGREE];
  const shapes = blocks.map(({ id, polygons }) => ({ id, rings: polygons.map(([outside = []]) => outside.map(metres)) }));
  const shores = water.flatMap(({ line }) => {
    const walked = walk(line.map(metres));
    return [shapes.map(({ rings }) => stretch(rings, walked))];
  });
  const near = new Map(blocks.map(({ id }) => [id, new Set<string>()]));
  shapes.forEach((a, i) => {
    shapes.slice(0, i).forEach((b, j) => {
      if (!adjacent(a.rings, b.rings) && !shores.some((shore) => close(shore[i], shore[j]))) return;
      near.get(a.id)?.add(b.id);
      near.get(b.id)?.add(a.id);
    });
  });
  return near;
}

/** Two borders that run along each other have corners on one another that are apart; those that meet in a point do not. */
function adjacent(a: readonly Ring[], b: readonly Ring[]): boolean {
  if (!overlap(boxOf(a), boxOf(b))) return false;
  const corners = [...on(a, b), ...on(b, a)];
  return corners.some((one) => corners.some((other) => distance(one, other) > ALONG));
}

const on = (corners: readonly Ring[], border: readonly Ring[]): Point[] => corners.flat().filter((corner) => distanceTo(border, corner) <= ROAD);

/** Where along a water, in metres from its beginning, rings lie on it. */
function stretch(rings: readonly Ring[], walked: readonly Point[]): [from: number, until: number] | undefined {
  const at = walked.flatMap((point, i) => (rings.some((ring) => polygonContains([...ring], point)) || distanceTo(rings, point) <= BANK ? [i * STEP] : []));
  return at.length === 0 ? undefined : [at[0] as number, at.at(-1) as number];
}

const close = (a: [number, number] | undefined, b: [number, number] | undefined): boolean =>
  a !== undefined && b !== undefined && Math.max(a[0], b[0]) - Math.min(a[1], b[1]) <= BETWEEN;

/** A line as points a step apart. */
const walk = (line: Ring): Point[] => line.slice(1).flatMap((to, i) => {
  const from = line[i] as Point;
  const steps = Math.max(1, Math.round(distance(from, to) / STEP));
  return Array.from({ length: steps }, (_, k): Point => [from[0] + (to[0] - from[0]) * k / steps, from[1] + (to[1] - from[1]) * k / steps]);
});

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** From a point to the nearest edge; Infinity where there is none. */
const distanceTo = (rings: readonly Ring[], point: Point): number => Math.min(Infinity, ...rings.flatMap((ring) => ring.slice(1).map((to, i) => {
  const from = ring[i] as Point;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const share = Math.min(1, Math.max(0, ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / (dx * dx + dy * dy || 1)));
  return distance(point, [from[0] + share * dx, from[1] + share * dy]);
})));

type Box = [west: number, south: number, east: number, north: number];
const boxOf = (rings: readonly Ring[]): Box => {
  const [xs, ys] = [rings.flat().map(([x]) => x), rings.flat().map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
const overlap = (a: Box, b: Box): boolean => a[0] - ROAD <= b[2] && b[0] - ROAD <= a[2] && a[1] - ROAD <= b[3] && b[1] - ROAD <= a[3];
