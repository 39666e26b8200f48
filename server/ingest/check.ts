import type { District } from '#protocol/district';
import { ProtocolError } from '#protocol/errors';
import { EVENT_DATA, INTERNAL_KINDS, type Event, type EventData, type EventKind } from '#protocol/events';
import { checkBaseline, checkEntry } from './check-register.ts';
import { locator } from './locate.ts';
import { mask, maskAll, type Personal } from './privacy.ts';
import type { RawEvent } from './source.ts';

const DEPTH = 16;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How far an event may lie ahead of the clock, for clocks that are a little off. */
export const AHEAD = 5 * MINUTE;
/** How far what speaks by itself may lie behind. */
export const BEHIND = 30 * DAY;
/** What the systems of offices speak of comes from registers, which are years long. */
const BEHIND_REGISTER = 3_653 * DAY;
const REGISTERS: ReadonlySet<EventKind> = new Set(['case', 'visit', 'ticket', 'whistle', 'order', 'entry', 'figure', 'baseline']);
const NEED_PLACE: ReadonlySet<EventKind> = new Set(['alert', 'case', 'duty']);
const NAME = /^[^\p{Cc}\p{Cs}]+$/u;
const BROKEN = /\p{Cs}/u;

/** Makes an event of a raw one, without what is personal in its texts; `masked` gathers what that was. Throws ProtocolError naming the first fault. */
export type Check = (raw: RawEvent, now: number, masked?: Set<Personal>) => Event;

/**
 * A check against one district, its scenes and the devices that it names; an event it returns holds known keys only, and
 * its place is a block: that of its device where it says no other.
 */
export function checker(district: District, scenes: readonly { id: string }[], devices: readonly { id: string; block: string }[] = []): Check {
  const locate = locator(district.blocks);
  const blockIds = new Set(district.blocks.map(({ id }) => id));
  const streetIds = new Set(district.streets.map(({ id }) => id));
  const placeOf = new Map(devices.map(({ id, block }) => [id, block]));
  const sceneIds = new Set(scenes.map(({ id }) => id));

  const placed = (kind: EventKind, data: Checked): Checked => {
    const { block, lon, lat } = data;
    if (block !== undefined && !blockIds.has(block)) throw new ProtocolError('unknown-block', `data.block: there is no block ${block}`);
    if (lon === undefined && lat === undefined) {
      const own = block ?? (data.device === undefined ? undefined : placeOf.get(data.device));
      if (own !== undefined) return { ...data, block: own };
      if (NEED_PLACE.has(kind)) throw new ProtocolError('invalid-event', `data.block: ${kind} needs a block, or lon and lat`);
      return data;
    }
    if (lon === undefined || lat === undefined) throw new ProtocolError('invalid-event', 'data: lon and lat go together');
    const found = block ?? locate(lon, lat);
    if (found === undefined) throw new ProtocolError('unknown-block', `data: ${lon}, ${lat} lies in no block`);
    const { lon: _lon, lat: _lat, ...rest } = data;
    return { ...rest, block: found };
  };

  return (raw, now, masked = new Set()) => {
    checkName('id', raw.id);
    checkName('source', raw.source);
    if (raw.fault) throw raw.fault;
    if (!Object.hasOwn(EVENT_DATA, raw.kind) || INTERNAL_KINDS.has(raw.kind)) throw new ProtocolError('unknown-type', `type: ${raw.kind} is not one of ours`);
    checkTree(raw.data, 1);
    const result = EVENT_DATA[raw.kind].safeParse(raw.data);
    if (!result.success) {
      const [issue] = result.error.issues;
      throw new ProtocolError('invalid-event', `${['data', ...issue?.path ?? []].join('.')}: ${issue?.message ?? 'invalid'}`);
    }
    const data = withoutPersonal(result.data as Checked, masked);
    if (data.scene !== undefined && !sceneIds.has(data.scene)) throw new ProtocolError('unknown-scene', `data.scene: there is no scene ${data.scene}`);
    if (data.street !== undefined && !streetIds.has(data.street)) throw new ProtocolError('unknown-street', `data.street: there is no street ${data.street}`);
    makeZerosPositive(data);
    checkTime(raw, now);
    if (raw.kind === 'entry') checkEntry(data as EventData<'entry'>, raw.time, district.zone);
    if (raw.kind === 'baseline') checkBaseline(data as EventData<'baseline'>);
    return { kind: raw.kind, id: raw.id, source: raw.source, time: raw.time, data: placed(raw.kind, data) } as Event;
  };
}

/** Names by which events find each other: what is personal in them cannot be masked, so such an event is turned away. */
const IDENTIFIERS: ReadonlySet<string> = new Set(['device', 'case', 'ticket', 'whistle', 'order', 'entry', 'subject', 'into']);

/** `data` is the check's own: its texts are masked in their place. */
function withoutPersonal(data: Checked, masked: Set<Personal>): Checked {
  const fields = data as Record<string, unknown>;
  for (const field in fields) {
    const value = fields[field];
    if (IDENTIFIERS.has(field)) checkImpersonal(`data.${field}`, value);
    else fields[field] = maskAll(value, masked);
  }
  return data;
}

function checkImpersonal(field: string, value: unknown): void {
  const [found] = typeof value === 'string' ? mask(value).found : [];
  if (found) throw new ProtocolError('personal-data', `${field}: holds a ${found}, which the journal never does`);
}

/** What the data of several kinds have that is looked at further. */
interface Checked { scene?: string; street?: string; device?: string; block?: string; lon?: number; lat?: number }

/** Whether a name can be one: 1 to 128 characters, none of them a control character or half of a pair. */
export const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 128 && NAME.test(value);

function checkName(field: string, value: unknown): void {
  if (!isName(value)) throw new ProtocolError('invalid-event', `${field}: 1 to 128 characters, without control characters`);
  checkImpersonal(field, value);
}

/** No deeper than we follow, and no text that UTF-8 cannot hold: it would read back from the journal as another. */
function checkTree(value: unknown, depth: number): void {
  if (typeof value === 'string') {
    if (BROKEN.test(value)) throw new ProtocolError('invalid-event', 'data: a text holds half of a surrogate pair');
  } else if (typeof value === 'object' && value !== null) {
    if (depth > DEPTH) throw new ProtocolError('too-deep', `data: nested more than ${DEPTH} deep`);
    for (const inner of Object.values(value)) checkTree(inner, depth + 1);
  }
}

/** A negative zero would read back from the journal as a positive one. */
function makeZerosPositive(data: object): void {
  for (const [name, value] of Object.entries(data) as [string, unknown][]) {
    if (value === 0) Object.assign(data, { [name]: 0 });
    else if (typeof value === 'object' && value !== null) makeZerosPositive(value);
  }
}

function checkTime({ kind, time }: RawEvent, now: number): void {
  if (!Number.isFinite(time)) throw new ProtocolError('invalid-event', 'time: not a time');
  if (time > now + AHEAD) throw new ProtocolError('time-in-future', `time: ${iso(time)} is more than 5 minutes ahead of ${iso(now)}`);
  const days = (REGISTERS.has(kind) ? BEHIND_REGISTER : BEHIND) / DAY;
  if (time < now - days * DAY) throw new ProtocolError('time-too-old', `time: ${iso(time)} is more than ${days} days before ${iso(now)}`);
}

/** Times outside the calendar of Date are named by their number. */
const iso = (time: number): string => (Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : String(time));
