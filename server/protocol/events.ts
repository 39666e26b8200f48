import * as z from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(40);
const name = z.string().min(1).max(64);
const lon = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);

/** A place: a block's id, or WGS84 lon and lat in degrees. Admission turns the second into the first. */
const place = { block: name.optional(), lon: lon.optional(), lat: lat.optional() };

/** The states of a case, in the order of its life; after domain section 3. */
export const CASE_STATES = [
  'discovered', 'accepted', 'rejected', 'registered', 'dispatched', 'returned',
  'in-hand', 'disposed', 'verifying', 'rework', 'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Who found the case: camera AI, sensor, patrol app, 12345 hotline, department system, drone. */
export const ORIGINS = ['camera', 'sensor', 'patrol', 'hotline', 'department', 'drone'] as const;

/** What an event of each kind carries; unknown keys are dropped at admission, so they never reach the journal. */
export const EVENT_DATA = {
  /** Something was found. `severity` 1 is the gravest. `ended` takes an earlier alert of the same device and scene back. */
  alert: z.object({
    device: name, scene: slug, ...place,
    severity: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    state: z.enum(['raised', 'ended']).default('raised'),
    origin: z.enum(ORIGINS).default('camera'),
    label: z.string().max(200).optional(),
  }),
  /** A sensor's value in its unit. */
  reading: z.object({ device: name, ...place, quantity: slug, value: z.number(), unit: z.string().max(16).default('') }),
  /** A step in a case's life; the first event of an id opens it. `placed` says how the block was found. */
  case: z.object({
    case: z.string().min(1).max(96), scene: slug, ...place,
    state: z.enum(CASE_STATES),
    severity: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(3),
    origin: z.enum(ORIGINS).default('department'),
    department: name.optional(),
    placed: z.enum(['exact', 'table', 'spread']).default('exact'),
  }),
  /** A visit by a post (never a person), with the scene it found trouble in, if any. */
  visit: z.object({ post: name, ...place, scene: slug.optional() }),
  /** A device came, went or says that it lives. */
  device: z.object({ device: name, ...place, kind: z.enum(['camera', 'sensor', 'gateway', 'app']).default('sensor'), online: z.boolean() }),
  /** What a post did at the wall or the desk. */
  operator: z.object({ post: name, action: z.enum(['acknowledge', 'false-alarm', 'note']), subject: z.string().min(1).max(128), reason: z.string().max(400).optional() }),
  /** A source begins or ends, and how often it means to speak, in milliseconds. */
  feed: z.object({ state: z.enum(['started', 'ended']), period: z.number().int().min(100).max(86_400_000).optional() }),
  /** What admission turned away from a source since the last such event, by reason. Only the server writes it. */
  admission: z.object({ repeated: z.number().int().min(0), rejected: z.record(slug, z.number().int().min(1)) }),
} as const;

export type EventKind = keyof typeof EVENT_DATA;
export type EventData<K extends EventKind> = z.output<(typeof EVENT_DATA)[K]>;

/** Kinds that only the server itself may write. */
export const INTERNAL_KINDS: ReadonlySet<EventKind> = new Set(['admission']);

/** The CloudEvents `type` of a kind. */
export const eventType = (kind: EventKind): string => `tongxin.${kind}.v1`;
const KIND_OF = new Map((Object.keys(EVENT_DATA) as EventKind[]).map((kind) => [eventType(kind), kind]));

/** The kind a CloudEvents `type` names, if we know it. */
export const kindOfType = (type: string): EventKind | undefined => KIND_OF.get(type);

/** The CloudEvents 1.0 envelope as we take it (JSON format); extension attributes are dropped. */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(128),
  source: z.string().min(1).max(128),
  type: z.string().min(1).max(128),
  time: z.iso.datetime({ offset: true }).optional(),
  datacontenttype: z.string().max(128).optional(),
  data: z.unknown(),
});

/** An admitted event: `time` is the source's own, in ms since the epoch; `source` + `id` identify it. */
export type Event = { [K in EventKind]: { kind: K; id: string; source: string; time: number; data: EventData<K> } }[EventKind];
export type EventOf<K extends EventKind> = Extract<Event, { kind: K }>;

/** An event in the journal: its number (from 1, no gaps) and when it was admitted, in ms of the server's clock. */
export interface Recorded { n: number; at: number; event: Event }
