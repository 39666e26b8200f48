import { IANAZone } from 'luxon';
import * as z from 'zod';
import { district } from '#protocol/district';
import { LIMIT_CLASSES, type LimitHours } from '#protocol/limits';
import { grade, type Scene } from '#scenes/scene';
import { calendarTable, type CalendarTable } from '../cases/calendar.ts';
import type { Step } from '#protocol/answers';
import { compile } from '../detect/compile.ts';
import type { Folder } from './folder.ts';
import { named } from './names.ts';

/** Where what a file says comes from, and what of it is composed; for readers. */
const source = z.string().min(1);

const identity = z.strictObject({
  ...named(6, 24),
  zone: z.string().refine((zone) => IANAZone.isValidZone(zone), { error: ({ input }) => `there is no time zone ${String(input)}` }),
  /** Whether the geometry was composed, which every map then says. */
  schematic: z.boolean(),
  source,
  base: district.shape.base,
});

/** `district.json`: what the district is called, its zone, and what it is made of. */
export const readIdentity = (folder: Folder): z.output<typeof identity> | undefined => folder.json('district.json', identity);

const hours = z.number().positive().max(10_000);
const steps = z.strictObject({ accept: hours, register: hours, dispatch: hours, dispose: hours, verify: hours, close: hours } satisfies Record<Step, typeof hours>)
  .transform(({ accept, register, dispatch, dispose, verify, close }): LimitHours['A'] => [accept, register, dispatch, dispose, verify, close]);
const limits = z.strictObject({ source, limits: z.record(z.enum(LIMIT_CLASSES), steps) });

/** `limits.json`: the hours of each step of a case, by the class of its limit. */
export const readLimits = (folder: Folder): LimitHours | undefined => folder.json('limits.json', limits)?.limits;

/** `holidays.json`: working hours and days off. `now` (ms) is for warnings only. */
export function readHolidays(folder: Folder, now: number): CalendarTable | undefined {
  const file = 'holidays.json';
  const table = folder.json(file, calendarTable);
  if (!table) return undefined;
  const year = new Date(now).getUTCFullYear();
  if (table.coveredUntil < `${year}-12-31`) folder.findings.warn({ file, at: 'key coveredUntil', text: `${table.coveredUntil} leaves days of ${year} uncovered, on which every weekday counts as a working day` });
  const off = new Set<string>();
  table.holidays.forEach(({ from, until, makeUp }, i) => {
    for (let at = Date.parse(from); at <= Date.parse(until); at += 86_400_000) off.add(new Date(at).toISOString().slice(0, 10));
    for (const day of makeUp) {
      if (![0, 6].includes(new Date(day).getUTCDay())) folder.findings.warn({ file, at: `key holidays.${i}.makeUp`, text: `${day} is a weekday, which is worked anyway` });
    }
  });
  const both = table.holidays.flatMap(({ makeUp }) => makeUp).find((day) => off.has(day));
  if (both !== undefined) folder.findings.fault({ file, at: 'key holidays', text: `${both} is both a holiday and worked for one` });
  return table;
}

const thresholds = z.strictObject({
  source,
  /** By scene and severity, what takes the place of the scene's own: words for the wall and the rule they put in words. */
  scenes: z.record(z.string(), z.strictObject({ 1: grade.optional(), 2: grade.optional(), 3: grade.optional() })),
});

/** `thresholds.json`, where there is one: the scenes with the district's own grades, and which those are. */
export function readThresholds(folder: Folder, scenes: readonly Scene[]): { scenes: readonly Scene[]; own: readonly Scene[] } {
  const file = 'thresholds.json';
  const given = (folder.has(file) ? folder.json(file, thresholds)?.scenes : undefined) ?? {};
  for (const name of Object.keys(given)) {
    if (!scenes.some(({ id }) => id === name)) folder.findings.fault({ file, at: `key scenes.${name}`, text: `there is no scene ${name}` });
  }
  const graded = scenes.map((scene): Scene => {
    const own = given[scene.id];
    if (!own) return scene;
    const [first, second, third] = scene.severity;
    const changed: Scene = { ...scene, severity: [own[1] ?? first, own[2] ?? second, own[3] ?? third] };
    try {
      compile(changed.severity.map(({ when }) => when));
    } catch (error) {
      folder.findings.fault({ file, at: `key scenes.${scene.id}`, text: error instanceof Error ? error.message : '' });
    }
    return changed;
  });
  return { scenes: graded, own: graded.filter(({ id }) => Object.hasOwn(given, id)) };
}
