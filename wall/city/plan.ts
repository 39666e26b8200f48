import type { District } from '#protocol/district';
import { boundsOf, metresAround, type Bounds, type Point, type Polygon, type Ring } from './project.ts';
import { clean, contains, inset, normal } from './shape.ts';
import { smooth } from './smooth.ts';

/** Metres between two blocks, and between blocks of two streets: hairlines that are still seen from 8 m. */
const GAP = 22, STREET_GAP = 66;
/** How far to look over an edge for its neighbour, in metres. */
const PEEK = 3;

interface Named { id: string; zh: string; en: string }

export interface PlanBlock extends Named {
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
  water: readonly (Named & { line: Ring })[];
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
  const streets = district.streets.map(({ id, zh, en, centre }) => ({ id, zh, en, at: metres(centre) }));
  return {
    blocks, outline, streets, water: curves(district.water), roads: curves(district.roads ?? []),
    bounds: boundsOf(outline.flat()), schematic: district.schematic,
  };
}
