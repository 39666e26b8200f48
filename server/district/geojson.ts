import * as z from 'zod';
import type { Folder } from './folder.ts';

/** Longitude and latitude in degrees; a height is left out. */
export type Position = [lon: number, lat: number];

const position = z.array(z.number()).min(2).transform(([lon = 0, lat = 0]): Position => [lon, lat]);
const ring = z.array(position);
const area = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }).transform(({ coordinates }) => [coordinates]),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }).transform(({ coordinates }) => coordinates),
]);
const line = z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }).transform(({ coordinates }) => coordinates);

/** What a geometry may be: an area as a list of polygons, each a list of rings; or a line. */
export const GEOMETRY = { area, line };

/** A feature: how it is called in faults, its properties, its geometry. */
export interface Feature<P, G> { readonly at: string; readonly properties: P; readonly geometry: G }

const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).min(1) });

/** The features of a GeoJSON file that fit; every fault of the others is found, and every position outside WGS84's range. */
export function readFeatures<P extends z.ZodType, G extends z.ZodType<Position[] | Position[][][]>>(folder: Folder, file: string, properties: P, geometry: G): Feature<z.output<P>, z.output<G>>[] {
  const feature = z.object({ type: z.literal('Feature'), properties, geometry });
  return (folder.json(file, collection)?.features ?? []).flatMap((raw, i) => {
    const at = `feature ${i + 1}${nameOf(raw)}`;
    const result = feature.safeParse(raw);
    if (!result.success) {
      for (const { path, message } of result.error.issues) folder.findings.fault({ file, at, text: `${path.join('.')}: ${message}` });
      return [];
    }
    const value = result.data as { properties: z.output<P>; geometry: z.output<G> };
    const wrong = positionsOf(value.geometry).find(([lon, lat]) => misplaced(lon, lat) !== undefined);
    if (wrong === undefined) return [{ at, properties: value.properties, geometry: value.geometry }];
    folder.findings.fault({ file, at, text: misplaced(...wrong) ?? '' });
    return [];
  });
}

/** What is wrong with a position as such; undefined where it can be one. */
export function misplaced(lon: number, lat: number): string | undefined {
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return undefined;
  const swapped = Math.abs(lat) <= 180 && Math.abs(lon) <= 90;
  return `${lon}, ${lat} is no longitude and latitude in degrees${swapped ? ': are the two swapped?' : ''}`;
}

const positionsOf = (geometry: Position[] | Position[][][]): Position[] =>
  geometry.flatMap((part) => (part.every((each) => typeof each === 'number') ? [part] : part.flat()));

function nameOf(raw: unknown): string {
  const found = z.object({ properties: z.object({ id: z.string() }) }).safeParse(raw);
  return found.success ? ` (${found.data.properties.id})` : '';
}
