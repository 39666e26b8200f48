import type { Point, Ring } from './project.ts';

/** A calm curve through the points of a line: centripetal Catmull-Rom, `steps` points a span. */
export function smooth(line: Ring, steps = 6): Ring {
  const curve: Point[] = [];
  for (let i = 0; i + 1 < line.length; i++) {
    const b = line[i] as Point, c = line[i + 1] as Point, a = line[i - 1] ?? b, d = line[i + 2] ?? c;
    const knot = (p: Point, q: Point) => Math.sqrt(Math.hypot(q[0] - p[0], q[1] - p[1])) || 1;
    const ab = knot(a, b), bc = knot(b, c), cd = knot(c, d);
    const tangent = (k: 0 | 1, p: Point, q: Point, r: Point, pq: number, qr: number) =>
      ((q[k] - p[k]) / pq - (r[k] - p[k]) / (pq + qr) + (r[k] - q[k]) / qr) * bc;
    for (let step = 0; step < steps; step++) {
      const t = step / steps, t2 = t * t, t3 = t2 * t;
      const along = (k: 0 | 1) => (2 * t3 - 3 * t2 + 1) * b[k] + (t3 - 2 * t2 + t) * tangent(k, a, b, c, ab, bc)
        + (3 * t2 - 2 * t3) * c[k] + (t3 - t2) * tangent(k, b, c, d, bc, cd);
      curve.push([along(0), along(1)]);
    }
  }
  const last = line.at(-1);
  return last ? [...curve, last] : curve;
}
