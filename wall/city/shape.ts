import type { Point, Polygon, Ring } from './project.ts';

/** The signed area in square metres, positive where the ring runs counter-clockwise. */
export function area(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j] as Point, [bx, by] = ring[i] as Point;
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

/** An open ring without points nearer than `step` metres to the one before, running counter-clockwise (a hole: clockwise). */
export function clean(ring: Ring, hole = false, step = 4): Ring {
  const kept: Point[] = [];
  for (const point of ring) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) > step) kept.push(point);
  }
  const [first] = kept, last = kept.at(-1);
  if (kept.length > 1 && first && last && Math.hypot(first[0] - last[0], first[1] - last[1]) <= step) kept.pop();
  return (area(kept) < 0) === hole ? kept : kept.reverse();
}

/** Whether a point lies in a polygon (its holes are outside). */
export function contains(polygon: Polygon, [x, y]: Point): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[j] as Point, [bx, by] = ring[i] as Point;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** How far a point lies from the span from a to b, in metres. */
export function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const dx = bx - ax, dy = by - ay, t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** The unit normal to the left of the edge from a to b: inward on a counter-clockwise ring. */
export function normal([ax, ay]: Point, [bx, by]: Point): Point {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  return [(ay - by) / length, (bx - ax) / length];
}

/** Corners reach at most this many times the inset, so a sharp one is cut instead of flying off. */
const MITRE = 3;

/** A clean ring with each edge i moved inward by `by(i)` metres; as many points as before. Unmoved where too little would be left. */
export function inset(ring: Ring, by: (edge: number) => number): Ring {
  const edges = ring.map((a, i) => {
    const n = normal(a, ring[(i + 1) % ring.length] as Point), d = by(i);
    return { n, d, c: a[0] * n[0] + a[1] * n[1] + d };
  });
  const moved = ring.map((point, i): Point => {
    const p = edges[(i + ring.length - 1) % ring.length], q = edges[i];
    if (!p || !q) return point;
    const det = p.n[0] * q.n[1] - p.n[1] * q.n[0];
    const [dx, dy] = Math.abs(det) < 0.05
      ? [(p.n[0] * p.d + q.n[0] * q.d) / 2, (p.n[1] * p.d + q.n[1] * q.d) / 2]
      : [(p.c * q.n[1] - q.c * p.n[1]) / det - point[0], (q.c * p.n[0] - p.c * q.n[0]) / det - point[1]];
    const length = Math.hypot(dx, dy), limit = MITRE * Math.max(p.d, q.d), k = length > limit ? limit / length : 1;
    return [point[0] + dx * k, point[1] + dy * k];
  });
  const before = area(ring);
  return area(moved) / before > 0.3 ? moved : ring;
}
