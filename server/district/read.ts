import { district, type District } from '#protocol/district';
import type { Scene } from '#scenes/scene';
import { readHolidays, readIdentity, readLimits, readThresholds } from './documents.ts';
import { DistrictError, Findings } from './fault.ts';
import { Folder } from './folder.ts';
import { middleOf } from './geometry.ts';
import { checkInside, readLines, readOutline, readPolygons } from './ground.ts';
import type { Compose, Home, Polygons } from './home.ts';
import { readCommittees, readDevices, readLandmarks, readLevels, readSeats, readStudy, type Levels } from './places.ts';

export interface Reading {
  /** The scenes that there are; the district may grade them its own way. */
  scenes: readonly Scene[];
  /** Gives blocks their polygons where the folder has no `blocks.geojson`; the district is schematic then. */
  compose: Compose;
  /** The time, in ms: for warnings only. */
  now: number;
}

/** Reads a district's folder. Throws DistrictError with every fault that is in it. */
export function readDistrict(dir: string, reading: Reading): Home {
  const { home, findings } = inspect(dir, reading);
  if (home === undefined) throw new DistrictError(dir, findings);
  return home;
}

/** Reads a district's folder and gives everything found on the way; no home where there is a fault. */
export function inspect(dir: string, { scenes, compose, now }: Reading): { home: Home | undefined; findings: Findings } {
  const findings = new Findings();
  const folder = new Folder(dir, findings);
  const identity = readIdentity(folder);
  const outline = readOutline(folder);
  const levels = readLevels(folder);
  const landmarks = readLandmarks(folder);
  const [water, roads] = ['water.geojson', 'roads.geojson'].map((file) => readLines(folder, file));
  const limits = readLimits(folder);
  const calendar = readHolidays(folder, now);
  const graded = readThresholds(folder, scenes);
  const committees = readCommittees(folder, levels);
  const seats = readSeats(folder);
  const study = readStudy(folder);
  const drawn = folder.has('blocks.geojson');
  const polygons = drawn ? readPolygons(folder, levels.blocks, outline) : composed(folder, identity?.id, outline, levels, compose);
  const { devices, lines } = readDevices(folder, polygons, graded.scenes);
  if (outline.length > 0) {
    const within = outline.map((ring) => [ring]);
    for (const [file, rows] of [['streets.csv', levels.streets], ['landmarks.csv', landmarks], ['devices.csv', lines]] as const) checkInside(folder, file, rows, within);
  }
  if (!identity || !limits || !calendar || findings.faults.length > 0) return { home: undefined, findings };

  const { source: _, ...named } = identity;
  const grades = Object.fromEntries(graded.own.map(({ id, severity: [first, second, third] }) => [id, [first, second, third]]));
  const made: District = district.parse({
    ...named, schematic: named.schematic || !drawn, outline, water, roads,
    streets: levels.streets.map(({ value: { id, zh, en, lon, lat } }) => ({ id, zh, en, centre: [lon, lat] })),
    areas: levels.areas.map(({ value }) => value),
    blocks: blocksOf(levels, polygons),
    landmarks: landmarks.map(({ value: { id, zh, en, lon, lat } }) => ({ id, zh, en, at: [lon, lat] })),
    limits, ...(seats.length > 0 && { seats }), ...(graded.own.length > 0 && { grades }),
  });
  return { home: { district: made, scenes: graded.scenes, calendar, committees, devices, study }, findings };
}

/** Without `blocks.geojson` the outline is divided: each street needs its area for that. */
function composed({ findings }: Folder, id: string | undefined, outline: District['outline'], { streets, areas, blocks }: Levels, compose: Compose): ReadonlyMap<string, Polygons> {
  const sized = streets.flatMap(({ row, value: { id: street, lon, lat, km2 } }) => {
    if (km2 !== undefined) return [{ id: street, at: [lon, lat] as const, km2 }];
    findings.fault({ file: 'streets.csv', row, at: 'column km2', text: 'is missing; without blocks.geojson the outline is divided by it' });
    return [];
  });
  if (id === undefined || outline.length === 0 || streets.length === 0 || findings.faults.length > 0) return new Map();
  return compose({ id, outline, streets: sized, areas: areas.map(({ value }) => value), blocks: blocks.map(({ value }) => value) });
}

function blocksOf({ areas, blocks }: Levels, polygons: ReadonlyMap<string, Polygons>): District['blocks'] {
  const streetOf = new Map(areas.map(({ value }) => [value.id, value.street]));
  return blocks.map(({ value }) => {
    const own = polygons.get(value.id) ?? [];
    return { ...value, street: streetOf.get(value.area) ?? '', centre: middleOf(own), polygons: own };
  });
}
