import { ShapeUtils, Vector2 } from 'three';
import { mix, type Rgb } from './colour.ts';
import type { Palette } from './palette.ts';
import type { Plan } from './plan.ts';
import { boundsOf, type Point } from './project.ts';
import { contains, distance } from './shape.ts';
import { spans, type Span } from './water.ts';

/** Metres: the mesh of the soft light, how far the light reaches beyond the district, how far the district's shadow does. */
const CELL = 110, LIGHT = 2600, SHADOW = 430;
/** Sides of a round joint. */
const SIDES = 10;
/** Seen from the south the near bank hides water, and ground under the far one shows: so far north it goes on, in shadow. */
const UNDER = [300, 240, 180, 120, 60];

/** The ground as one mesh of coloured vertices, in the order in which it is painted: a later triangle covers an earlier one. */
export interface Ground { position: Float32Array; tint: Float32Array; index: Uint32Array }

/** Light and the district's shadow, water along its border, the floor of the gaps, water inland. */
export function ground(plan: Plan, palette: Palette): Ground {
  const position: number[] = [], tint: number[] = [], index: number[] = [];
  const vertex = ([x, y]: Point, colour: Rgb) => {
    tint.push(...colour);
    return position.push(x, y, 0) / 3 - 1;
  };
  const fan = (points: readonly Point[], colour: Rgb) => {
    const [first = 0, ...rest] = points.map((point) => vertex(point, colour));
    rest.slice(1).forEach((corner, i) => { index.push(first, rest[i] as number, corner); });
  };
  const pour = ({ from: [ax, ay], to: [bx, by], width }: Span, colour: Rgb, north = 0) => {
    const r = width / 2, length = Math.hypot(bx - ax, by - ay) || 1, x = ((ay - by) / length) * r, y = ((bx - ax) / length) * r;
    fan([[ax - x, ay - y + north], [bx - x, by - y + north], [bx + x, by + y + north], [ax + x, ay + y + north]], colour);
    fan(Array.from({ length: SIDES }, (_, i): Point => {
      const angle = (i / SIDES) * 2 * Math.PI;
      return [bx + r * Math.cos(angle), by + r * Math.sin(angle) + north];
    }), colour);
  };

  const { minX, minY, maxX, maxY } = plan.bounds;
  const middle: Point = [(minX + maxX) / 2, (minY + maxY) / 2], halfX = (maxX - minX) / 2 + LIGHT, halfY = (maxY - minY) / 2 + LIGHT;
  const border = plan.outline.flatMap((ring) => ring.map((a, i) => {
    const b = ring[(i + 1) % ring.length] as Point;
    return { a, b, box: boundsOf([a, b]) };
  }));
  const shaded = ([x, y]: Point) => border.reduce((least, { a, b, box }) => {
    const far = x < box.minX - SHADOW || x > box.maxX + SHADOW || y < box.minY - SHADOW || y > box.maxY + SHADOW;
    return far ? least : Math.min(least, distance([x, y], a, b));
  }, SHADOW);
  const lit = ([x, y]: Point): Rgb => {
    const light = fall(Math.hypot((x - middle[0]) / halfX, (y - middle[1]) / halfY));
    const near = x > minX - SHADOW && x < maxX + SHADOW && y > minY - SHADOW && y < maxY + SHADOW;
    const off = !near ? SHADOW : plan.outline.some((ring) => contains([ring], [x, y])) ? 0 : shaded([x, y]);
    return mix(mix(palette.plate, palette.pool, light), palette.shade, palette.depth * fall(off / SHADOW));
  };
  const columns = Math.ceil((halfX * 2) / CELL), rows = Math.ceil((halfY * 2) / CELL);
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const at: Point = [middle[0] - halfX + column * CELL, middle[1] - halfY + row * CELL], corner = vertex(at, lit(at));
      if (row && column) index.push(corner - columns - 2, corner - columns - 1, corner, corner - columns - 2, corner, corner - 1);
    }
  }

  for (const span of spans(plan.water, 'border')) pour(span, palette.water);
  for (const ring of plan.outline) {
    const corners = ring.map((point) => vertex(point, palette.gap));
    for (const triangle of ShapeUtils.triangulateShape(ring.map(([x, y]) => new Vector2(x, y)), [])) index.push(...triangle.map((i) => corners[i] as number));
  }
  const inland = spans(plan.water, 'inland');
  const deep = inland.filter(({ to }) => plan.outline.some((ring) => contains([ring], to)));
  for (const north of UNDER) for (const span of deep) pour(span, mix(palette.water, palette.shade, 0.34), north);
  for (const span of inland) pour(span, palette.water);
  return { position: new Float32Array(position), tint: new Float32Array(tint), index: new Uint32Array(index) };
}

/** From 1 at 0 smoothly to 0 at 1. */
const fall = (t: number): number => { const k = 1 - Math.min(1, Math.max(0, t)); return k * k * (3 - 2 * k); };
