import { createHash } from 'node:crypto';
import { code, dec, flag, int, SCENE_STREAM, series, text, time, TOPICS, type Columns } from '#protocol/topics';

/** Raise it when the fold's rules change and no shape does: checkpoints of the old rules are then ignored. */
const RULES = 2;

/** How many values a sample holds. */
export const SAMPLE = 100;

/** The shapes of what a fold remembers beside its topics; every private table has one of them. */
export const MEMORY = {
  /**
   * A case as its row shows it; `ended` when it closed, `alert` the row of the alert that opened it. Its step's clock
   * (server/cases/clock.ts), what was `left` of the case's when it stopped, how many of its steps ended red, why it is
   * supervised; and when it last came to each state.
   */
  case: {
    ...TOPICS.cases.tables.cases, ended: time, alert: text,
    anchor: time, used: int, extra: int, left: int, reds: int, cause: code('none', 'two-reds', 'twice-the-limit', 'ordered'),
    accepted: time, registered: time, dispatched: time, returned: time, taken: time, disposed: time, verifying: time, rework: time,
  },
  device: { block: text, online: flag },
  /** By scene and device: the row of the alert that stands. */
  standing: { row: text },
  /** Open cases by severity. */
  grades: { s1: int, s2: int, s3: int },
  /** When a key was last heard, and how long it may be quiet. */
  quiet: { at: time, budget: int },
  /** What was counted in the slice that runs, and the mean over those before. */
  rate: { count: int, mean: dec(1) },
  day: { start: time },
  /** What was counted in the bucket that runs. */
  bucket: { count: int },
  /** The last values of something, and where the next one goes. */
  sample: { values: series(SAMPLE), next: int },
  /** How many of a role are on duty in a block. */
  duty: { block: text, staff: int },
  /** A ticket as its row shows it; when it was decided whether it was contacted and handled in time; how it ended. */
  ticket: {
    ...TOPICS.hotline.tables.tickets, contactDue: time, contactDecided: time, contacted: flag, decided: time,
    closed: time, solved: flag, rated: flag, satisfied: flag,
  },
  whistle: { ...TOPICS.whistles.tables.whistles, late: flag },
  order: TOPICS.orders.tables.orders,
  /** An entry of a register; its values in the order of the register's measures. */
  entry: { kind: text, stage: text, block: text, street: text, place: text, label: text, from: time, until: time, changed: time, values: series(4) },
  /** The newest month that a register was told of. */
  newest: { month: text },
  /**
   * A device as a scene's rules see it: which of their operators hold, one bit each, and the severity that comes of it (0 none);
   * which quantities it told as facts of an alert, one bit each; where it is, and the event that last fed it.
   */
  subject: { device: text, place: text, block: text, holds: int, severity: int, facts: int, event: text, source: text, origin: text },
  /** What operators of rules remember: a last value, since when something is so, the last beginnings, who agrees and until when, sums of the day's windows. */
  level: { value: dec(3) },
  since: { since: time },
  begun: { times: series(0) },
  member: { group: text, until: time },
  sums: { from: time, count: int, sum: dec(3), over: int },
  /** The samples of a window, oldest first, each of so many values at the time of the last of them. */
  window: { times: series(61), values: series(61), counts: series(61) },
  /** The weather as it was last told. */
  sky: { wind: int, rain: dec(1) },
} as const satisfies Record<string, Columns>;

export type MemoryName = keyof typeof MEMORY;
export type MemoryOf<K extends MemoryName> = (typeof MEMORY)[K];

/** A short name of anything that is JSON. */
export const fingerprint = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** The layout of a checkpoint, by the shapes that are in it. */
export const FORMAT = `fold-${RULES}-${fingerprint([TOPICS, SCENE_STREAM, MEMORY])}`;
