import * as z from 'zod';
import { limits } from './limits.ts';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4);
const count = z.number().int().min(0);
const grade = z.object({ zh: z.string(), en: z.string() });
const named = { id: z.string().min(1).max(32), zh: z.string().min(1).max(16), en: z.string().min(1).max(32) };

/**
 * A district as data: geometry in WGS84 degrees (lon, lat), rings closed. `schematic` says that the geometry was composed,
 * which every map must then show (示意). Names are short ones for a wall.
 */
export const district = z.object({
  ...named,
  schematic: z.boolean(),
  zone: z.string(),
  outline: z.array(ring).min(1),
  water: z.array(z.object({ ...named, line: z.array(position).min(2) })),
  /** Main roads, for orientation only. */
  roads: z.array(z.object({ ...named, line: z.array(position).min(2) })).optional(),
  streets: z.array(z.object({ ...named, centre: position })),
  areas: z.array(z.object({ ...named, street: z.string() })),
  /** `polygons` is a multipolygon: polygons of rings, the first ring of each its outside. */
  blocks: z.array(z.object({ ...named, area: z.string(), street: z.string(), centre: position, polygons: z.array(z.array(ring).min(1)).min(1) })),
  landmarks: z.array(z.object({ ...named, at: position })),
  /** The desks that alarms come to, each with the groups of scenes that are its own; one for all where there are none. */
  seats: z.array(z.object({ ...named, groups: z.array(z.string()).min(1) })).optional(),
  limits,
  /** What severity 1, 2 and 3 mean in scenes for which the district has thresholds of its own, in words. */
  grades: z.record(z.string(), z.tuple([grade, grade, grade])).optional(),
  /** What the district is made of, as of a year: `floor` is the floor area of its compounds in m². */
  base: z.object({
    year: z.number().int(), streets: count, towns: count, committees: count, compounds: count, floor: count, residents: count,
  }).optional(),
});
export type District = z.output<typeof district>;
export type Block = District['blocks'][number];
