/**
 * A topic is a set of keyed tables. Each table has an `id` and typed columns; the kind of a column says how its cells
 * are stored (columns, not object trees), what a row of it looks like and how a cell travels.
 */
export type Column =
  | { kind: 'text' }
  | { kind: 'code'; values: readonly string[] }
  | { kind: 'int' }
  | { kind: 'dec'; scale: number }
  | { kind: 'time' }
  | { kind: 'flag' }
  | { kind: 'series'; length: number };

export type Columns = Record<string, Column>;

type Cell<C extends Column> = C extends { kind: 'text' } ? string
  : C extends { kind: 'code'; values: readonly (infer V)[] } ? V
  : C extends { kind: 'flag' } ? boolean
  : C extends { kind: 'series' } ? readonly number[]
  : number;

/** A row as the outside sees it (`GET /api/topics/…`, a panel): `id` and a cell for each column. */
export type Row<C extends Columns> = { id: string } & { [K in keyof C]: Cell<C[K]> };

export const text = { kind: 'text' } as const;
export const int = { kind: 'int' } as const;
/** Milliseconds since the epoch; 0 is never. */
export const time = { kind: 'time' } as const;
export const flag = { kind: 'flag' } as const;
/** A decimal kept and sent with `scale` places. */
export const dec = <const S extends number>(scale: S) => ({ kind: 'dec', scale }) as const;
/** One of a fixed list of words, sent as its number. */
export const code = <const V extends readonly string[]>(...values: V) => ({ kind: 'code', values }) as const;
/** The last `length` closed buckets of a count, oldest first; -1 where nothing was measured. */
export const series = (length: number) => ({ kind: 'series', length }) as const;

export interface TopicShape { tables: Record<string, Columns> }

/** Buckets of a sparkline: 60 of 24 minutes make a day. */
export const SPARK_POINTS = 60;
export const SPARK_BUCKET = 24 * 60_000;

const ALERT_STATES = ['raised', 'acknowledged', 'false', 'closed', 'ended'] as const;

/** The current alerts, gravest and newest kept; `count` is how often the same device and scene spoke while it stood. */
const alerts = {
  device: text, scene: text, block: text, severity: int, at: time, state: code(...ALERT_STATES),
  count: int, case: text, source: text, label: text, last: time,
} as const;

const counts = { open: int, overdue: int, opened: int, closed: int, alerts: int, gravest: int, seen: time } as const;

const blocks = { area: text, street: text, zh: text, en: text, ...counts, devices: int, offline: int } as const;
const scenes = { group: text, zh: text, en: text, ...counts, today: int, spark: series(SPARK_POINTS) } as const;

const caseRow = {
  scene: text, block: text, state: code(
    'discovered', 'accepted', 'rejected', 'registered', 'dispatched', 'returned',
    'in-hand', 'disposed', 'verifying', 'rework', 'closed',
  ),
  severity: int, origin: text, department: text, opened: time, changed: time, due: time, overdue: flag, alerts: int, spread: flag,
} as const;

/** The district in one row (id `district`), for the header and the sentence. `fresh` of `blocks` blocks spoke within their budget. */
const totals = {
  open: int, overdue: int, opened: int, closed: int, onTime: int, alerts: int, gravest: int,
  openedToday: int, closedToday: int, visitsToday: int, blocks: int, fresh: int, devices: int, offline: int, spread: int,
} as const;

const feeds = {
  state: code('live', 'late', 'silent', 'ended'), period: int, started: time, lastSeen: time, rate: dec(1),
  accepted: int, repeated: int, rejected: int, reason: text,
} as const;

const sceneStream = {
  /** The scene's process: how many cases stand at each step, and since when the oldest does. */
  steps: { order: int, count: int, oldest: time },
  blocks: { open: int, overdue: int, opened: int },
  recent: caseRow,
} as const;

/** The shape of every topic but the scene streams, by name. */
export const TOPICS = {
  district: { tables: { totals } },
  alerts: { tables: { alerts } },
  blocks: { tables: { blocks } },
  scenes: { tables: { scenes } },
  /** `states` counts every open case by state; `cases` holds the last ones that changed. */
  cases: { tables: { states: { count: int }, cases: caseRow } },
  feeds: { tables: { feeds } },
} as const satisfies Record<string, TopicShape>;

/** The shape that all scene streams share. */
export const SCENE_STREAM = { tables: sceneStream } as const satisfies TopicShape;

/** The name of a scene's own topic. */
export const sceneTopic = (scene: string): `scene.${string}` => `scene.${scene}`;

export type TopicName = keyof typeof TOPICS;
export type TopicTables<T extends TopicName> = (typeof TOPICS)[T]['tables'];
export type SceneTables = (typeof SCENE_STREAM)['tables'];

/** How old a topic's youngest source may be, in ms of the district's time, before its panels say so. */
export const FRESHNESS_BUDGET = 60_000;

/** The shape of a topic by name, scene streams included; undefined where there is none. */
export function shapeOf(topic: string): TopicShape | undefined {
  if (topic.startsWith('scene.')) return SCENE_STREAM;
  return Object.hasOwn(TOPICS, topic) ? TOPICS[topic as TopicName] : undefined;
}
