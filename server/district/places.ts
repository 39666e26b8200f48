import * as z from 'zod';
import type { District } from '#protocol/district';
import { EVENT_DATA } from '#protocol/events';
import { ProtocolError } from '#protocol/errors';
import { GROUPS, type Scene } from '#scenes/scene';
import { checkBaseline } from '../ingest/check-register.ts';
import { locator } from '../ingest/locate.ts';
import type { Folder } from './folder.ts';
import { misplaced } from './geojson.ts';
import type { Committee, Figure, NamedDevice, Polygons } from './home.ts';
import { id, named, short } from './names.ts';
import { cell, readTable, type Line } from './table.ts';

const degrees = { lon: cell(-180, 180), lat: cell(-180, 180) };

const street = z.object({ ...named(4, 12), ...degrees, km2: cell(0.001, 100_000).optional() });
const area = z.object({ ...named(6, 20), street: z.string() });
const block = z.object({ ...named(4, 12), area: z.string() });
const landmark = z.object({ ...named(6, 16), ...degrees });

type Street = z.output<typeof street>;
type Area = z.output<typeof area>;
type BlockRow = z.output<typeof block>;

/** The levels of a district, each row with its place in its file. */
export interface Levels { readonly streets: readonly Line<Street>[]; readonly areas: readonly Line<Area>[]; readonly blocks: readonly Line<BlockRow>[] }

/** `streets.csv`, `areas.csv` and `blocks.csv`; an area names its street, a block its area, and none is left empty. */
export function readLevels(folder: Folder): Levels {
  const streets = placed(folder, 'streets.csv', readTable(folder, 'streets.csv', street));
  const areas = readTable(folder, 'areas.csv', area);
  const blocks = readTable(folder, 'blocks.csv', block);
  refer(folder, 'areas.csv', areas, 'street', streets, 'streets.csv');
  refer(folder, 'blocks.csv', blocks, 'area', areas, 'areas.csv');
  return { streets, areas, blocks };
}

/** `landmarks.csv`, where there is one. */
export const readLandmarks = (folder: Folder): Line<z.output<typeof landmark>>[] =>
  folder.has('landmarks.csv') ? placed(folder, 'landmarks.csv', readTable(folder, 'landmarks.csv', landmark)) : [];

/** Finds rows that name what is not there, and what no row names. */
function refer<K extends string>({ findings }: Folder, file: string, lines: readonly Line<Record<K, string>>[], column: K, among: readonly Line<{ id: string }>[], of: string): void {
  // Where all of a table is missing its own fault says so.
  if (among.length === 0) return;
  const known = new Set(among.map(({ value }) => value.id));
  const used = new Set(lines.map(({ value }) => value[column]));
  for (const { row, value } of lines) if (!known.has(value[column])) findings.fault({ file, row, at: `column ${column}`, text: `there is no ${column} ${value[column]}` });
  for (const { row, value } of among) if (lines.length > 0 && !used.has(value.id)) findings.fault({ file: of, row, at: 'column id', text: `${value.id} has no row in ${file}` });
}

/** The rows whose lon and lat can be a position. */
function placed<T extends { lon: number; lat: number }>({ findings }: Folder, file: string, lines: readonly Line<T>[]): Line<T>[] {
  return lines.filter(({ row, value: { lon, lat } }) => {
    const text = misplaced(lon, lat);
    if (text !== undefined) findings.fault({ file, row, at: 'column lat', text });
    return text === undefined;
  });
}

const committee = z.object({ id, zh: short(16), block: z.string() });

/** `committees.csv`, where there is one; each is in a block, and so in its street. */
export function readCommittees(folder: Folder, { areas, blocks }: Levels): Committee[] {
  const file = 'committees.csv';
  if (!folder.has(file)) return [];
  const lines = readTable(folder, file, committee);
  const streetOf = new Map(areas.map(({ value }) => [value.id, value.street]));
  const areaOf = new Map(blocks.map(({ value }) => [value.id, value.area]));
  return lines.flatMap(({ row, value }) => {
    const own = areaOf.get(value.block);
    if (own === undefined) folder.findings.fault({ file, row, at: 'column block', text: `there is no block ${value.block}` });
    return own === undefined ? [] : [{ ...value, street: streetOf.get(own) ?? '' }];
  });
}

const device = z.object({
  id: z.string().min(1).max(64), kind: z.enum(['camera', 'sensor', 'gateway', 'app']), ...degrees,
  scene: z.string().optional(), place: short(24).optional(), capacity: cell(0.001, 1e9).optional(),
});

/** `devices.csv`, where there is one; each is in the block that holds its position. Gives their positions too. */
export function readDevices(folder: Folder, polygons: ReadonlyMap<string, Polygons>, scenes: readonly Scene[]): { devices: NamedDevice[]; lines: Line<{ id: string; lon: number; lat: number }>[] } {
  const file = 'devices.csv';
  if (!folder.has(file)) return { devices: [], lines: [] };
  const { findings } = folder;
  const lines = placed(folder, file, readTable(folder, file, device));
  const locate = locator([...polygons].map(([each, own]) => ({ id: each, polygons: own })));
  const known = new Set(scenes.map((each) => each.id));
  const devices = lines.flatMap(({ row, value: { lon, lat, ...named } }): NamedDevice[] => {
    if (named.kind === 'sensor' && named.scene === undefined) findings.fault({ file, row, at: 'column scene', text: 'a sensor names the scene that it watches for' });
    if (named.scene !== undefined && !known.has(named.scene)) findings.fault({ file, row, at: 'column scene', text: `there is no scene ${named.scene}` });
    const own = locate(lon, lat);
    return own === undefined ? [] : [{ ...named, block: own }];
  });
  return { devices, lines };
}

const seat = z.object({ ...named(6, 20), groups: z.string() });

/** `seats.csv`, where there is one: the desks that alarms come to, each with its groups of scenes, apart by blanks; each group has one desk. */
export function readSeats(folder: Folder): NonNullable<District['seats']> {
  const file = 'seats.csv';
  if (!folder.has(file)) return [];
  const { findings } = folder;
  const lines = readTable(folder, file, seat).map(({ row, value: { groups, ...value } }) => ({ row, value: { ...value, groups: groups.split(/\s+/) } }));
  const taken = new Map<string, number>();
  for (const { row, value: { groups } } of lines) {
    for (const group of groups) {
      const first = taken.get(group);
      if (!(GROUPS as readonly string[]).includes(group)) findings.fault({ file, row, at: 'column groups', text: `there is no group ${group}` });
      else if (first !== undefined) findings.fault({ file, row, at: 'column groups', text: `${group} stands in row ${first} too` });
      taken.set(group, first ?? row);
    }
  }
  for (const group of GROUPS) if (lines.length > 0 && !taken.has(group)) findings.fault({ file, row: 1, at: 'column groups', text: `no seat has ${group}` });
  return lines.map(({ value }) => value);
}

const figure = z.object({
  row: cell(1, 24), kind: z.enum(['baseline', 'figure']), of: z.string(), key: z.string().optional(), measure: z.string().optional(),
  asOf: z.string(), value: cell(-1e12, 1e12), rank: cell(1, 10_000).optional(), about: z.string().optional(),
});

/** `baseline.csv`, where there is one: the dated figures of a study of the district. */
export function readStudy(folder: Folder): Figure[] {
  const file = 'baseline.csv';
  if (!folder.has(file)) return [];
  return readTable(folder, file, figure).map(({ row, value: { about: _, ...value } }) => {
    for (const { at, text } of misfits(value)) folder.findings.fault({ file, row, at, text });
    return value;
  });
}

/** What admission would turn away of a figure. */
function misfits({ kind, of, key = '', measure = '', asOf, value, rank }: Figure): { at: string; text: string }[] {
  const data = kind === 'baseline' ? { register: of, key, measure, value, asOf } : { series: of, period: asOf, value, rank, baseline: true };
  const result = EVENT_DATA[kind].safeParse(data);
  const column = (field: unknown): string => ({ register: 'of', series: 'of', period: 'asOf' })[String(field)] ?? String(field);
  if (!result.success) return result.error.issues.map(({ path, message }) => ({ at: `column ${column(path[0])}`, text: message }));
  if (kind === 'figure') return [];
  try {
    checkBaseline({ register: of, key, measure, value, asOf });
    return [];
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const [, field = '', text = error.detail] = /^data\.(\w+): (.*)$/.exec(error.detail) ?? [];
    return [{ at: `column ${column(field)}`, text }];
  }
}
