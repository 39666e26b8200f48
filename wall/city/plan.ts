import type { District } from '#protocol/district';
import { boundsOf, metresAround, type Bounds, type Point, type Polygon, type Ring } from './project.ts';
import { clean, contains, distance, inset, normal } from './shape.ts';
import { smooth } from './smooth.ts';

/** Metres between two blocks, and between blocks of two streets: hairlines that are still seen from 8 m. */
const GAP = 22, STREET_GAP = 66;
/** How far to look over an edge for its neighbour, in metres. */
const PEEK = 3;

/** Water whose middle is nearer to the border than this runs along it, in metres. */
const ALONG = 160;
/** How far from the middle of the water its name lies, in metres. */
const BESIDE = 330;

interface Named { id: string; zh: string; en: string }

interface PlanBlock extends Named {
  street: string;
  centre: Point;
  /** The block as the district gives it: where it is touched. */
  whole: readonly Polygon[];
  /** What is built: a gap to each neighbour. */
  pieces: readonly Polygon[];
}

/** The district in metres, ready to be built or drawn flat. */
export interface Plan {
  blocks: readonly PlanBlock[];
  outline: readonly Ring[];
  /** `along` says of each span whether it runs along the border; `beside` are places for its name along its south bank, those outside the district and where it runs level first. */
  water: readonly (Named & { line: Ring; along: readonly boolean[]; beside: readonly Point[] })[];
  roads: readonly (Named & { line: Ring })[];
  streets: readonly (Named & { at: Point })[];
  bounds: Bounds;
  schematic: boolean;
}

const tidy = (polygon: Polygon): Polygon => polygon.map((ring, i) => clean(ring, i > 0)).filter((ring) => ring.length > 2);
const holds = (box: Bounds, [x, y]: Point) => x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY;

/** Lays the district out flat in metres: projects it and cuts the gaps between its blocks. */
export function plan(district: District): Plan {
  const metres = metresAround(district.outline.flat());
  const project = (ring: Ring) => ring.map(metres);
  const raw = district.blocks.map(({ id, zh, en, street, centre, polygons }) => {
    const whole = polygons.map((polygon) => tidy(polygon.map(project))).filter((polygon) => polygon.length > 0);
    return { id, zh, en, street, centre: metres(centre), whole, box: boundsOf(whole.flat(2)) };
  });
  const at = (point: Point) => raw.find(({ whole, box }) => holds(box, point) && whole.some((polygon) => contains(polygon, point)));

  const blocks = raw.map(({ box: _, ...block }) => {
    const gap = (ring: Ring, edge: number): number => {
      const a = ring[edge] as Point, b = ring[(edge + 1) % ring.length] as Point, n = normal(a, b);
      const other = at([(a[0] + b[0]) / 2 - n[0] * PEEK, (a[1] + b[1]) / 2 - n[1] * PEEK]);
      return !other || other.id === block.id ? 0 : (other.street === block.street ? GAP : STREET_GAP) / 2;
    };
    return { ...block, pieces: block.whole.map((polygon) => polygon.map((ring) => inset(ring, (edge) => gap(ring, edge)))) };
  });

  const outline = district.outline.map((ring) => clean(project(ring)));
  const curves = (lines: District['water']) => lines.map(({ id, zh, en, line }) => ({ id, zh, en, line: smooth(project(line)) }));
  const dry = (point: Point) => !outline.some((ring) => contains([ring], point));
  const beside = (line: Ring) => line.slice(1)
    .map((to, i) => ({ at: [to[0], to[1] - BESIDE] as Point, level: Math.abs(normal(line[i] as Point, to)[1]) }))
    .sort((a, b) => Number(dry(b.at)) - Number(dry(a.at)) || b.level - a.level).map(({ at }) => at);
  const border = outline.flatMap((ring) => ring.map((a, i) => [a, ring[(i + 1) % ring.length] as Point] as const));
  const along = (line: Ring) => line.slice(1).map(([x, y], i) => {
    const [fromX, fromY] = line[i] as Point, middle: Point = [(x + fromX) / 2, (y + fromY) / 2];
    return border.some(([a, b]) => distance(middle, a, b) < ALONG);
  });
  const water = curves(district.water).map((river) => ({ ...river, along: along(river.line), beside: beside(river.line) }));
  const streets = district.streets.map(({ id, zh, en, centre }) => ({ id, zh, en, at: metres(centre) }));
  return {
    blocks, outline, streets, water, roads: curves(district.roads ?? []),
    bounds: boundsOf(outline.flat()), schematic: district.schematic,
  };
}
