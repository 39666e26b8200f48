import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';

/** Public series that lie beside the project, not in it. */
const DATA = new URL('../../../../shared/data/', import.meta.url);

/** A moment (ms) and its value; undefined where it was not measured. */
export interface Point { readonly at: number; readonly value: number | undefined }
/** A series, the time between two points (ms), and the spans in which something was wrong, as people labelled it. */
export interface Series { readonly name: string; readonly step: number; readonly points: readonly Point[]; readonly labelled: readonly (readonly [from: number, until: number])[] }

const MINUTE = 60_000;
const text = (path: string): string => readFileSync(new URL(path, DATA), 'utf8');
const rows = <S extends z.ZodType>(path: string, row: S): z.output<S>[] => z.array(row).parse(parse(text(path), { columns: true }));
/** Times without a zone are taken as they are written: only the hour of the week matters. */
const utc = (written: string): number => Date.parse(`${written.slice(0, 19).replace(' ', 'T')}Z`);

const sample = z.object({ timestamp: z.string(), value: z.coerce.number() });
const windows = z.record(z.string(), z.array(z.tuple([z.string(), z.string()])));
const hour = z.object({ year: z.coerce.number(), month: z.coerce.number(), day: z.coerce.number(), hour: z.coerce.number(), 'pm2.5': z.string() });

/** Whether the series are there. */
export const present = (): boolean => existsSync(new URL('nab/combined_windows.json', DATA)) && existsSync(new URL('beijing_pm25/', DATA));

/** A series of the Numenta Anomaly Benchmark's real traffic (MIT), with its labelled windows. */
export function traffic(name: string, file: string, minutes: number): Series {
  const labelled = windows.parse(JSON.parse(text('nab/combined_windows.json')))[`realTraffic/${file}.csv`] ?? [];
  return {
    name, step: minutes * MINUTE, points: rows(`nab/${file}.csv`, sample).map(({ timestamp, value }) => ({ at: utc(timestamp), value })),
    labelled: labelled.map(([from, until]) => [utc(from), utc(until)]),
  };
}

/** PM2.5 in Beijing, hourly through five years, in µg/m³ (UCI). */
export function beijing(): Series {
  const points = rows('beijing_pm25/beijing_pm25_2010_2014_hourly.csv', hour).map(({ year, month, day, hour, 'pm2.5': value }) => (
    { at: Date.UTC(year, month - 1, day, hour), value: value === 'NA' ? undefined : Number(value) }
  ));
  return { name: 'pm25', step: 60 * MINUTE, points, labelled: [] };
}
