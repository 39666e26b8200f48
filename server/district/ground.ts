import { difference, intersection, union, type Geom } from 'polyclip-ts';
import * as z from 'zod';
import type { Folder } from './folder.ts';
import { fromGcj, inChina } from './gcj.ts';
import { GEOMETRY, readFeatures, type Position } from './geojson.ts';
import { areaOf, contains, ringFault } from './geometry.ts';
import type { Polygons } from './home.ts';
import { id, named } from './names.ts';
import type { Line } from './table.ts';

/** Shares of an area that borders drawn apart may make: outside the outline, on one another, left over. */
const SLACK = 0.005;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** `outline.geojson`: the outer rings of the district. */
export function readOutline(folder: Folder): Position[][] {
  const file = 'outline.geojson';
  return readFeatures(folder, file, z.unknown(), GEOMETRY.area).flatMap(({ at, geometry }) => {
    if (!sound(folder, file, at, geometry)) return [];
    if (geometry.some(({ length }) => length > 1)) folder.findings.fault({ file, at, text: 'an outline has no holes' });
    return geometry.map(([outside = []]) => outside);
  });
}

/** A file of named lines, where there is one: waters or roads. */
export function readLines(folder: Folder, file: string): { id: string; zh: string; en: string; line: Position[] }[] {
  if (!folder.has(file)) return [];
  return readFeatures(folder, file, z.object(named(6, 16)), GEOMETRY.line).map(({ properties, geometry }) => ({ ...properties, line: geometry }));
}

/** `blocks.geojson`: the polygons of every block, which lie within the outline and not on one another. */
export function readPolygons(folder: Folder, blocks: readonly Line<{ id: string }>[], outline: readonly Position[][]): Map<string, Polygons> {
  const file = 'blocks.geojson';
  const { findings } = folder;
  const known = new Set(blocks.map(({ value }) => value.id));
  const found = new Map<string, Polygons>();
  for (const { at, properties, geometry } of readFeatures(folder, file, z.object({ id }), GEOMETRY.area)) {
    if (!known.has(properties.id)) findings.fault({ file, at, text: `there is no block ${properties.id} in blocks.csv` });
    else if (found.has(properties.id)) findings.fault({ file, at, text: `${properties.id} has a feature before this one` });
    else if (sound(folder, file, at, geometry)) found.set(properties.id, geometry);
  }
  for (const { row, value } of blocks) if (!found.has(value.id)) findings.fault({ file: 'blocks.csv', row, at: 'column id', text: `${value.id} has no sound feature in ${file}` });
  if (outline.length > 0) checkTiling(folder, file, found, outline.map((ring) => [ring]));
  return found;
}

function sound({ findings }: Folder, file: string, at: string, polygons: Polygons): boolean {
  const text = polygons.flat().map(ringFault).find((each) => each !== undefined);
  if (text !== undefined) findings.fault({ file, at, text });
  return text === undefined;
}

/** Finds blocks outside the outline or on one another, and how much of the outline no block covers. */
function checkTiling({ findings }: Folder, file: string, blocks: ReadonlyMap<string, Polygons>, outline: Polygons): void {
  const entries = [...blocks];
  const corners = entries.flatMap(([, polygons]) => polygons.flatMap(([ring = []]) => ring));
  const hint = hintFor(corners, outline);
  for (const [name, polygons] of entries) {
    const share = areaOf(difference(polygons, outline)) / areaOf(polygons);
    if (share > SLACK) findings.fault({ file, at: `block ${name}`, text: `${percent(share)} of it lies outside the outline${hint}` });
  }
  entries.forEach(([name, polygons], i) => {
    for (const [other, theirs] of entries.slice(0, i)) {
      const share = areaOf(intersection(polygons, theirs)) / Math.min(areaOf(polygons), areaOf(theirs));
      if (share > SLACK) findings.fault({ file, at: `block ${name}`, text: `it lies on ${other}: ${percent(share)} of the smaller one` });
    }
  });
  const [first, ...others] = entries.map(([, polygons]): Geom => polygons);
  if (first === undefined) return;
  const left = areaOf(difference(outline, union(first, ...others))) / areaOf(outline);
  if (left > SLACK) findings.warn({ file, text: `${percent(left)} of the outline is in no block; events there find none` });
}

/** Finds rows whose position lies outside the outline. */
export function checkInside({ findings }: Folder, file: string, lines: readonly Line<{ id: string; lon: number; lat: number }>[], outline: Polygons): void {
  const hint = hintFor(lines.map(({ value: { lon, lat } }): Position => [lon, lat]), outline);
  for (const { row, value: { id: name, lon, lat } } of lines) {
    if (!contains(outline, [lon, lat])) findings.fault({ file, row, at: 'column lon', text: `${name} lies outside the outline, at ${lon}, ${lat}${hint}` });
  }
}

/** What may be the matter with positions outside: they were given as latitude and longitude, or in GCJ-02. Empty where neither would help. */
function hintFor(positions: readonly Position[], outline: Polygons): string {
  const outside = positions.filter((at) => !contains(outline, at));
  const helps = (change: (at: Position) => Position): boolean => outside.filter((at) => contains(outline, change(at))).length > outside.length / 2;
  if (outside.length === 0) return '';
  if (helps(([lon, lat]) => [lat, lon])) return '; are longitude and latitude swapped?';
  return outside.every(inChina) && helps(fromGcj) ? '; as GCJ-02 it would lie within: convert it to WGS84' : '';
}
