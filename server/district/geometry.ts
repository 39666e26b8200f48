import { polygonArea, polygonCentroid, polygonContains } from 'd3-polygon';
import Flatbush from 'flatbush';
import type { Position } from './geojson.ts';
import type { Polygons } from './home.ts';

type Ring = readonly Position[];

/** What keeps a ring from being one: too short, open, or crossing itself; undefined where nothing does. */
export function ringFault(ring: Ring): string | undefined {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || ring.length < 4) return 'a ring has fewer than four positions';
  if (first[0] !== last[0] || first[1] !== last[1]) return `a ring is not closed: it begins at ${first.join(', ')} and ends at ${last.join(', ')}`;
  const crossing = crossingOf(ring);
  return crossing && `a ring crosses itself near ${crossing.join(', ')}`;
}

/** A position near which two edges of a closed ring meet that are no neighbours; undefined where the ring is simple. */
function crossingOf(ring: Ring): Position | undefined {
  const edges = ring.slice(1).flatMap((to, i): [Position, Position][] => {
    const from = ring[i] as Position;
    return from[0] === to[0] && from[1] === to[1] ? [] : [[from, to]];
  });
  if (edges.length < 3) return ring[0];
  const index = new Flatbush(edges.length);
  for (const [[x, y], [u, v]] of edges) index.add(Math.min(x, u), Math.min(y, v), Math.max(x, u), Math.max(y, v));
  index.finish();
  for (const [i, [from, to]] of edges.entries()) {
    const near = index.search(Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1]));
    const other = near.find((j) => j > i + 1 && !(i === 0 && j === edges.length - 1) && meet([from, to], edges[j] as [Position, Position]));
    if (other !== undefined) return (edges[other] as [Position, Position])[0];
  }
  return undefined;
}

const side = ([x, y]: Position, [u, v]: Position, [p, q]: Position): number => Math.sign((u - x) * (q - y) - (v - y) * (p - x));
const within = ([x, y]: Position, [u, v]: Position, [p, q]: Position): boolean => p >= Math.min(x, u) && p <= Math.max(x, u) && q >= Math.min(y, v) && q <= Math.max(y, v);

/** Whether two edges have a point in common. */
function meet([a, b]: readonly [Position, Position], [c, d]: readonly [Position, Position]): boolean {
  const [sc, sd, sa, sb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (sc !== sd && sa !== sb) return true;
  return (sc === 0 && within(a, b, c)) || (sd === 0 && within(a, b, d)) || (sa === 0 && within(c, d, a)) || (sb === 0 && within(c, d, b));
}

/** The area of polygons with holes, in square degrees; good for shares of one another within a district. */
export const areaOf = (polygons: Polygons): number => polygons.reduce((sum, [outside = [], ...holes]) =>
  sum + Math.abs(polygonArea(outside)) - holes.reduce((less, hole) => less + Math.abs(polygonArea(hole)), 0), 0);

/** Whether a position lies in one of the polygons and in no hole of it. */
export const contains = (polygons: Polygons, at: Position): boolean =>
  polygons.some((rings) => rings.filter((ring) => polygonContains(ring, at)).length % 2 === 1);

/** A position to stand for polygons: the centroid of the largest, or, where that lies outside, the middle of the widest piece of its parallel. */
export function middleOf(polygons: Polygons): Position {
  const rings = polygons.reduce((a, b) => (areaOf([b]) > areaOf([a]) ? b : a));
  const [lon, lat] = polygonCentroid(rings[0] ?? []);
  if (contains([rings], [lon, lat])) return [micro(lon), micro(lat)];
  const crossed = rings.flatMap((ring) => ring.slice(1).flatMap(([u, v], i) => {
    const [x, y] = ring[i] as Position;
    return (y <= lat) === (v <= lat) ? [] : [x + ((lat - y) / (v - y)) * (u - x)];
  })).sort((a, b) => a - b);
  let [west, east] = [0, 0];
  for (let i = 0; i + 1 < crossed.length; i += 2) {
    const [from, to] = [crossed[i] as number, crossed[i + 1] as number];
    if (to - from > east - west) [west, east] = [from, to];
  }
  return [micro((west + east) / 2), micro(lat)];
}

const micro = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
