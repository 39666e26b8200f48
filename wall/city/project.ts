import { geoMercator } from 'd3-geo';

/** A point of the plan: metres east and north of the district's middle. */
export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];
/** Rings of a polygon, the outside first. */
export type Polygon = readonly Ring[];

export interface Bounds { minX: number; minY: number; maxX: number; maxY: number }

/** Mean radius of the earth in metres (IUGG). */
const EARTH = 6_371_008.8;

/** The box around points; infinite where there are none. */
export function boundsOf(points: Iterable<Point>): Bounds {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const [x, y] of points) {
    box.minX = Math.min(box.minX, x);
    box.minY = Math.min(box.minY, y);
    box.maxX = Math.max(box.maxX, x);
    box.maxY = Math.max(box.maxY, y);
  }
  return box;
}

/** WGS84 degrees to metres around the middle of the given positions; over a district Mercator is true to 0.1 %. */
export function metresAround(positions: readonly Point[]): (position: Point) => Point {
  const { minX, minY, maxX, maxY } = boundsOf(positions);
  const middle: [number, number] = [(minX + maxX) / 2, (minY + maxY) / 2];
  const mercator = geoMercator().center(middle).scale(EARTH * Math.cos(middle[1] * Math.PI / 180)).translate([0, 0]);
  return ([lon, lat]) => {
    const [x, y] = mercator([lon, lat]) ?? [0, 0];
    return [x, -y];
  };
}
