import { code, dec, flag, int, series, text, time, type Columns } from '../columns.ts';
import { CASE_STATES } from '../stages.ts';

/** Buckets of a sparkline: 60 of 24 minutes make a day. */
export const SPARK_POINTS = 60;
export const SPARK_BUCKET = 24 * 60_000;

/** The current alerts, gravest and newest kept; `count` is how often the same place and scene spoke, `device` the one that did first. */
export const alerts = {
  device: text, scene: text, block: text, severity: int, at: time, state: code('raised', 'acknowledged', 'false', 'closed', 'ended'),
  count: int, case: text, source: text, label: text, last: time,
  /** How many devices told of it, whether a post or several devices saw that it is true, and the place, '' for the device's own. */
  devices: int, verified: flag, place: text,
} as const;

export const counts = { open: int, overdue: int, opened: int, closed: int, alerts: int, gravest: int, seen: time } as const;

export const blocks = { area: text, street: text, zh: text, en: text, ...counts, devices: int, offline: int, staff: int } as const;
/** The service areas, each of one or more blocks. */
export const areas = { street: text, zh: text, en: text, blocks: int, open: int, overdue: int, staff: int } as const;
export const scenes = { group: text, zh: text, en: text, ...counts, today: int, spark: series(SPARK_POINTS) } as const;

export const LIGHTS = ['none', 'yellow', 'red'] as const;

export const caseRow = {
  scene: text, block: text, state: code(...CASE_STATES), severity: int, origin: text, department: text,
  opened: time, changed: time, due: time, overdue: flag, alerts: int, spread: flag,
  /** The step that runs: since when, when it is due, its light; whether its clock stands still, got more time, is supervised. */
  since: time, stepDue: time, light: code(...LIGHTS), suspended: flag, extended: flag, supervised: flag,
} as const;

/** The district in one row (id `district`), for the header and the sentence. `fresh` of `blocks` blocks spoke within their budget. */
export const totals = {
  open: int, overdue: int, opened: int, closed: int, onTime: int, alerts: int, gravest: int,
  openedToday: int, closedToday: int, visitsToday: int, blocks: int, fresh: int, devices: int, offline: int, spread: int,
} as const;

export const feeds = {
  state: code('live', 'late', 'silent', 'ended'), period: int, started: time, lastSeen: time, rate: dec(1),
  accepted: int, repeated: int, rejected: int, reason: text,
} as const;

/** How many devices of each kind there are and how many are offline; and each camera, with the scene of its last alert. */
export const deviceKinds = { devices: int, offline: int, faulty: int } as const;
export const cameras = { block: text, online: flag, seen: time, scene: text, alertAt: time, fault: text } as const;

export const sceneStream = {
  /** The scene's process: how many cases stand at each step, since when the oldest does, how many are yellow and red there. */
  steps: { order: int, count: int, oldest: time, yellow: int, red: int },
  blocks: { open: int, overdue: int, opened: int },
  recent: caseRow,
} as const satisfies Record<string, Columns>;
