import * as z from 'zod';
import { ProtocolError } from '#protocol/errors';
import { readTime } from './times.ts';
import { listOf } from './xml.ts';

const text = z.union([z.string(), z.object({ '#text': z.string() }).transform((found) => found['#text'])]);
const many = <T extends z.ZodType>(inner: T) => z.preprocess(listOf, z.array(inner).max(200));

const info = z.object({
  event: text, severity: z.enum(['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']), headline: text.optional(),
  effective: text.optional(), onset: text.optional(), expires: text.optional(),
  area: many(z.object({ polygon: many(text), circle: many(text), geocode: many(z.object({ value: text })) })),
});
const alert = z.object({
  identifier: text, sender: text, sent: text, status: z.enum(['Actual', 'Exercise', 'System', 'Test', 'Draft']),
  msgType: z.enum(['Alert', 'Update', 'Cancel', 'Ack', 'Error']), references: text.optional(), info: many(info),
});

export type Colour = 'blue' | 'yellow' | 'orange' | 'red';
export type Point = [lon: number, lat: number];

/** Where a warning holds: polygons and circles (radius in km) in degrees, and the codes of areas. */
export interface Area { polygons: Point[][]; circles: { centre: Point; km: number }[]; codes: string[] }

/** A warning, from `from` until `until` (ms). */
export interface Warning { event: string; colour: Colour; from: number; until: number; areas: Area[] }

/** A CAP message: `key` names it, `replaces` those that it updates or cancels; `warning` is missing where it ends one. */
export interface CapMessage { key: string; replaces: string[]; warning: Warning | undefined }

const COLOUR_OF = { Extreme: 'red', Severe: 'orange', Moderate: 'yellow', Minor: 'blue', Unknown: 'blue' } as const;
const WORDS: readonly [RegExp, Colour][] = [[/红色/, 'red'], [/橙色/, 'orange'], [/黄色/, 'yellow'], [/蓝色/, 'blue']];
/** How long a warning without an end stands, in ms. */
const ENDLESS = 24 * 3_600_000;

/**
 * Reads a CAP 1.2 alert (as XML was read). Undefined of what is no actual alert: exercises, tests, drafts, acknowledgements. The
 * colour is what its words say, as Chinese services do, else by its severity. Throws ProtocolError naming what does not fit.
 */
export function readCap(value: unknown, zone: string): CapMessage | undefined {
  const result = z.object({ alert }).safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ProtocolError('invalid-event', `${issue?.path.join('.') || 'alert'}: ${issue?.message ?? 'invalid'}`);
  }
  const { identifier, sender, sent, status, msgType, references = '', info: infos } = result.data.alert;
  if (status !== 'Actual' || msgType === 'Ack' || msgType === 'Error') return undefined;
  const replaces = references.split(/\s+/).flatMap((reference) => {
    const [from, id] = reference.split(',');
    return from !== undefined && id !== undefined ? [`${from},${id}`] : [];
  });
  const [first] = infos;
  if (msgType === 'Cancel') return { key: `${sender},${identifier}`, replaces, warning: undefined };
  if (!first) throw new ProtocolError('invalid-event', 'alert.info: an alert says what of');
  const time = (field: 'effective' | 'onset' | 'expires'): number | undefined => (first[field] === undefined ? undefined : readTime(field, first[field], 'iso', zone));
  const from = time('onset') ?? time('effective') ?? readTime('sent', sent, 'iso', zone);
  const words = `${first.headline ?? ''} ${first.event}`;
  const colour = WORDS.find(([word]) => word.test(words))?.[1] ?? COLOUR_OF[first.severity];
  const areas = infos.flatMap((one) => one.area.map(({ polygon, circle, geocode }): Area => (
    { polygons: polygon.map(readPolygon), circles: circle.map(readCircle), codes: geocode.map(({ value: code }) => code) })));
  return { key: `${sender},${identifier}`, replaces, warning: { event: first.event.slice(0, 40), colour, from, until: time('expires') ?? from + ENDLESS, areas } };
}

/** `lat,lon` as CAP writes it. */
function readPoint(pair: string): Point {
  const [lat, lon, more] = pair.split(',').map(Number);
  if (lat === undefined || lon === undefined || more !== undefined || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) throw new ProtocolError('invalid-event', `area: "${pair.slice(0, 40)}" is not latitude,longitude`);
  return [lon, lat];
}

function readPolygon(points: string): Point[] {
  const ring = points.trim().split(/\s+/).map(readPoint);
  if (ring.length < 4) throw new ProtocolError('invalid-event', 'area.polygon: fewer than four points');
  return ring;
}

function readCircle(circle: string): Area['circles'][number] {
  const [pair = '', radius = ''] = circle.trim().split(/\s+/);
  const km = radius === '' ? Number.NaN : Number(radius);
  if (!(km >= 0 && km < 20_040)) throw new ProtocolError('invalid-event', `area.circle: "${radius.slice(0, 20)}" is no radius in km`);
  return { centre: readPoint(pair), km };
}
