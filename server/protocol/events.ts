import * as z from 'zod';
import { direct, programmed } from './director.ts';
import { CASE_STATES, DISPUTE_LEVELS, ORDER_STATES, TICKET_STATES, WHISTLE_STATES } from './stages.ts';

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(40);
const name = z.string().min(1).max(64);
const lon = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);

/** A place: a block's id, or WGS84 lon and lat in degrees. Admission turns the second into the first. */
const position = { block: name.optional(), lon: lon.optional(), lat: lat.optional() };

/** Who found the case: camera AI, sensor, patrol app, 12345 hotline, department system, drone. */
export const ORIGINS = ['camera', 'sensor', 'patrol', 'hotline', 'department', 'drone'] as const;

const grade = z.union([z.literal(1), z.literal(2), z.literal(3)]);
/** A number that can be summed. */
const amount = z.number().min(-1e12).max(1e12);
/** What a source says of what it saw, as numbers by name: `vehicle: 1`, `area: 12.5`, `blocks-exit: 1`. */
const facts = z.record(slug, amount).refine((all) => Object.keys(all).length <= 16, 'at most 16 facts');
/** More than the block: a compound, a committee, a stretch of road; never a household. Devices of one place see the same. */
const spot = { place: name.optional() };
/** A street or town, where no block is meant. */
const where = { street: name.optional(), ...spot };

/** What a post may do with a case; each moves it as the workflow says, or is refused with what is allowed. */
export const CASE_ACTIONS = [
  'accept', 'reject', 'register', 'dispatch', 'return', 'take', 'dispose', 'check', 'close', 'rework', 'reopen',
  'suspend', 'resume', 'extend', 'supervise', 'merge',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** What a post may do about an alarm (ISA-18.2): silence its sound, see it, let a grave one go that is over; hold it back, or its device. */
export const ALARM_ACTIONS = ['acknowledge', 'silence', 'reset', 'shelve', 'unshelve', 'out-of-service', 'in-service'] as const;
export type AlarmAction = (typeof ALARM_ACTIONS)[number];

/** How a post hands its seat over: it signs off to another (`subject`), which signs on from it. */
export const SHIFT_ACTIONS = ['sign-off', 'sign-on'] as const;

/** Marks a moment of the journal (`subject`, ms) with what it was (`reason`). */
export const BOOKMARK = 'bookmark';

/** What an event of each kind carries; unknown keys are dropped at admission, so they never reach the journal. */
export const EVENT_DATA = {
  /**
   * Something was found. `severity` 1 is the gravest; where it is left out the scene's rules decide over the facts, 3 at
   * the least, and they only make graver what a source gave: who wants the rules alone to decide sends readings. Alerts of
   * one scene and place (or device, where none is known) are one. `ended` takes an earlier alert of the same device and
   * scene back, and its facts fall to 0; what is no camera or sensor says where.
   */
  alert: z.object({
    device: name, scene: slug, ...position, ...spot,
    severity: grade.optional(),
    facts: facts.optional(),
    state: z.enum(['raised', 'ended']).default('raised'),
    origin: z.enum(ORIGINS).default('camera'),
    label: z.string().max(200).optional(),
  }),
  /** A sensor's value in its unit, or what a camera counts; the scenes whose rules name the quantity judge it, or only `scene`. */
  reading: z.object({ device: name, ...position, ...spot, scene: slug.optional(), quantity: slug, value: z.number(), unit: z.string().max(16).default('') }),
  /**
   * A step in a case's life, as its system reports it; the first event of an id opens it. `placed` says how the block was
   * found; `level` and `outcome` are those of a dispute.
   */
  case: z.object({
    case: z.string().min(1).max(96), scene: slug, ...position,
    state: z.enum(CASE_STATES),
    severity: grade.default(3),
    origin: z.enum(ORIGINS).default('department'),
    department: name.optional(),
    placed: z.enum(['exact', 'table', 'spread']).default('exact'),
    level: z.enum(DISPUTE_LEVELS).optional(),
    outcome: z.enum(['mediated', 'agreed']).optional(),
  }),
  /** A visit by a post (never a person), with the scene it found trouble in, if any. */
  visit: z.object({ post: name, ...position, scene: slug.optional() }),
  /** A device came, went or says that it lives; `capacity` is what it counts against (people of a place, m³ of a bin). */
  device: z.object({
    device: name, ...position, ...spot, kind: z.enum(['camera', 'sensor', 'gateway', 'app']).default('sensor'), online: z.boolean(),
    scene: slug.optional(), capacity: z.number().positive().optional(),
  }),
  /**
   * What a post did at the wall or the desk; `into` is where a case is merged, `hours` what it gets longer, or how long an alarm is held
   * back; `occurrence` is the one of an alarm that the post saw, `once` holds back only this one.
   */
  operator: z.object({
    post: name, action: z.enum(['false-alarm', 'verify', 'note', ...ALARM_ACTIONS, ...CASE_ACTIONS, ...SHIFT_ACTIONS, BOOKMARK]), subject: z.string().min(1).max(128),
    reason: z.string().max(400).optional(), department: name.optional(), into: z.string().min(1).max(96).optional(), hours: z.number().positive().max(1_000).optional(),
    occurrence: z.number().int().min(1).optional(), once: z.boolean().optional(),
  }),
  /** A source begins, ends, or is alive with nothing to say; and how often it means to speak, in milliseconds. */
  feed: z.object({ state: z.enum(['started', 'alive', 'ended']), period: z.number().int().min(100).max(86_400_000).optional() }),
  /** What admission turned away from a source since the last such event, by reason. Only the server writes it. */
  admission: z.object({ repeated: z.number().int().min(0), rejected: z.record(slug, z.number().int().min(1)) }),
  /** What a post does with the walls (director.ts). */
  direct,
  /** What the walls do by themselves from now on. Only the server writes it. */
  program: programmed,
  /** Who did what about what, from which address; whoever has no account has no name. Only the server writes it. */
  audit: z.object({ who: z.string().max(64), from: z.string().max(64), what: z.string().min(1).max(64), about: z.string().max(256) }),
  /** The weather of the district: wind and gusts in Beaufort force, rain in mm/h, temperature in °C, and a warning that stands. */
  weather: z.object({
    wind: z.number().int().min(0).max(17).optional(), gust: z.number().int().min(0).max(17).optional(),
    rain: z.number().min(0).max(500).optional(), temperature: z.number().min(-60).max(60).optional(),
    warning: z.string().max(40).optional(), colour: z.enum(['none', 'blue', 'yellow', 'orange', 'red']).optional(),
  }),
  /**
   * A 12345 ticket and where it stands. `due` is when it must be handled, in working days from its receipt by its type;
   * a theme that came before for the same place within the window makes it a repeat. Only a ticket's first event says what
   * it is; later ones say where it stands, and whether it was solved and satisfied whoever called.
   */
  ticket: z.object({
    ticket: z.string().min(1).max(96), theme: slug, ...position, ...where, state: z.enum(TICKET_STATES),
    days: z.union([z.literal(1), z.literal(5), z.literal(15)]).default(5),
    solved: z.boolean().optional(), satisfied: z.boolean().optional(),
  }),
  /** A street whistles, departments report in. Who is called may change until they are `assigned`; they report in together. */
  whistle: z.object({
    whistle: z.string().min(1).max(96), street: name.optional(), theme: slug.optional(), label: z.string().max(80).optional(),
    departments: z.array(name).max(8).optional(), state: z.enum(WHISTLE_STATES),
  }),
  /** A repair order that workshops grab. */
  order: z.object({ order: z.string().min(1).max(96), trade: slug.optional(), ...position, ...where, state: z.enum(ORDER_STATES) }),
  /** An entry of a register, as it stands; what is left out stays as it was. `from` and `until` (ms) are its plan. */
  entry: z.object({
    register: slug, entry: z.string().min(1).max(96), ...position, ...where, kind: slug.optional(), stage: slug.optional(),
    values: facts.optional(), label: z.string().max(80).optional(), from: z.number().int().optional(), until: z.number().int().optional(),
  }),
  /** A figure of a period (`2019`, `2019-H1`, `2019-11`, `2016-2018`); a later one of the same series and period takes its place. */
  figure: z.object({ series: slug, period: z.string().regex(/^\d{4}(-(H[12]|Q[1-4]|\d\d|\d{4}))?$/), value: amount, rank: z.number().int().min(0).optional(), baseline: z.boolean().default(false) }),
  /** What a dated study gave for a register: `key` is `all`, a stage or a kind; live counts come on top. */
  baseline: z.object({ register: slug, key: slug, measure: slug, value: amount, asOf: z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/) }),
  /** How many of a role are on duty in a block. */
  duty: z.object({ ...position, role: slug, staff: z.number().int().min(0).max(10_000) }),
} as const;

export type EventKind = keyof typeof EVENT_DATA;
export type EventData<K extends EventKind> = z.output<(typeof EVENT_DATA)[K]>;

/** Kinds that only the server itself may write. */
export const INTERNAL_KINDS: ReadonlySet<EventKind> = new Set(['admission', 'program', 'audit']);
/** Kinds that are no word of a source: what posts do with the walls, what is set up, who did what. */
export const NO_WORD: ReadonlySet<EventKind> = new Set(['direct', 'program', 'audit']);

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
