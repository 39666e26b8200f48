import gcoord from 'gcoord';
import * as z from 'zod';
import { ProtocolError } from '#protocol/errors';
import { EVENT_DATA, INTERNAL_KINDS, type EventKind } from '#protocol/events';
import type { RawEvent } from '../source.ts';
import { digest } from './message.ts';
import { isScalar, template, type Scope, type Template } from './template.ts';
import { readTime } from './times.ts';

const KINDS = (Object.keys(EVENT_DATA) as EventKind[]).filter((kind) => !INTERNAL_KINDS.has(kind));
const text = z.string().min(1).max(400);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A value: a template, a constant, or a template through a table, as a number, scaled. */
const field = z.union([scalar, z.strictObject({
  from: text,
  table: z.record(z.string(), scalar).optional(),
  /** Where the template or the table gives nothing. */
  default: scalar.optional(),
  as: z.enum(['number', 'text']).optional(),
  scale: z.number().optional(),
})]);
type Field = z.output<typeof field>;

/** How an event is made of a message; texts are templates (template.ts). */
export const mapping = z.strictObject({
  kind: z.enum(KINDS),
  /** Only messages in which each of these templates gives the value, or one of the values. */
  when: z.record(text, z.union([scalar, z.array(scalar)])).default({}),
  /** What identifies the event at its source; without one the message itself does. */
  id: text.optional(),
  /** When it happened, and how that is written; without one the time of arrival. */
  time: z.strictObject({ from: text, format: z.string().min(1).max(64).default('iso') }).optional(),
  data: z.record(z.string(), z.union([field, z.record(z.string(), field)])),
});
export type Mapping = z.output<typeof mapping>;

export const COORDINATES = ['wgs84', 'gcj02', 'bd09'] as const;

/** Whose messages are mapped, the zone of times without an offset, and the coordinates that it sends. */
export interface Sender { source: string; zone: string; coordinates: (typeof COORDINATES)[number] }

/**
 * Makes an event of a message that arrived at `now` (ms); undefined of one that is not meant. `nameOf` names the message, of
 * which the event is at a time (ms), where the mapping gives no id. Throws ProtocolError naming what does not fit.
 */
export type Mapper = (scope: Scope, now: number, nameOf: (at: number) => string) => RawEvent | undefined;

/** Compiles mappings once for all messages. */
export const compileAll = (mappings: readonly Mapping[], sender: Sender): Mapper[] => mappings.map((one, i) => compile(one, i, sender));

/** One message may make several events of a kind, so `n` is in their names. */
function compile({ kind, when, id, time, data }: Mapping, n: number, sender: Sender): Mapper {
  const conditions = Object.entries(when).map(([from, wanted]) => ({ from: template(from), wanted: new Set<unknown>(Array.isArray(wanted) ? wanted : [wanted]) }));
  const values = object(data);
  const named = id === undefined ? undefined : template(id);
  const timed = time === undefined ? undefined : template(time.from);
  return (scope, now, nameOf) => {
    if (conditions.some(({ from, wanted }) => !wanted.has(from(scope)))) return undefined;
    const at = timed === undefined || time === undefined ? now : readTime('time', timed(scope), time.format, sender.zone);
    return { kind, id: named === undefined ? digest(String(n), nameOf(at)) : identify(named, scope), source: sender.source, time: at, data: toWgs84(values(scope), sender), message: scope['body'] };
  };
}

function identify(named: Template, scope: Scope): string {
  const id = named(scope);
  if (typeof id !== 'string' && typeof id !== 'number') throw new ProtocolError('invalid-event', 'id: the message lacks what it is made of');
  return String(id);
}

function object(fields: Readonly<Record<string, Field | Record<string, Field>>>, path = 'data'): (scope: Scope) => Record<string, unknown> {
  const values = Object.entries(fields).map(([name, given]) => {
    const at = `${path}.${name}`;
    return [name, isField(given) ? value(given, at) : object(given, at)] as const;
  });
  return (scope) => Object.fromEntries(values.map(([name, read]): [string, unknown] => [name, read(scope)]).filter(([, found]) => found !== undefined));
}

const isField = (given: Field | Record<string, Field>): given is Field => typeof given !== 'object' || typeof given['from'] === 'string';

function value(given: Field, at: string): Template {
  if (typeof given === 'string') return template(given);
  if (typeof given !== 'object') return () => given;
  const { from, table, default: otherwise, as, scale } = given;
  const read = template(from);
  return (scope) => {
    const found = read(scope);
    const key = isScalar(found) ? String(found) : '';
    const looked = table === undefined ? found : Object.hasOwn(table, key) ? table[key] : undefined;
    const result = looked ?? otherwise;
    if (result === undefined && table !== undefined && found !== undefined) throw new ProtocolError('invalid-event', `${at}: "${key.slice(0, 40)}" is not in the table`);
    if (as === 'text') return isScalar(result) ? String(result) : undefined;
    return as === 'number' || scale !== undefined ? number(result, at, scale ?? 1) : result;
  };
}

function number(found: unknown, at: string, scale: number): number | undefined {
  if (found === undefined || found === null || found === '') return undefined;
  const amount = typeof found === 'string' ? Number(found) : found;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) throw new ProtocolError('invalid-event', `${at}: ${JSON.stringify(found).slice(0, 40)} is no number`);
  return amount * scale;
}

const SYSTEMS = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09, wgs84: gcoord.WGS84 } as const;

/** The same data with its position in WGS84; what is no position is left for admission to refuse. */
export function toWgs84(data: Record<string, unknown>, { coordinates }: Pick<Sender, 'coordinates'>): Record<string, unknown> {
  const { lon, lat } = data;
  if (coordinates === 'wgs84' || typeof lon !== 'number' || typeof lat !== 'number') return data;
  const [x, y] = gcoord.transform([lon, lat], SYSTEMS[coordinates], gcoord.WGS84);
  return { ...data, lon: x, lat: y };
}
