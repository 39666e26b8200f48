import { createHash } from 'node:crypto';
import { CAUSES } from '#protocol/answers';
import { CASE_STATES, DISPUTE_LEVELS, type CaseState } from '#protocol/stages';
import { code, dec, flag, int, SCENE_STREAM, series, text, time, TOPICS, type Columns } from '#protocol/topics';

/** Raise it when the fold's rules change and no shape does: checkpoints of the old rules are then ignored. */
const RULES = 4;

/** How many values a sample holds. */
export const SAMPLE = 100;

/** Buckets of durations (operators/durations.ts). */
export const BUCKETS = 160;
const durations = Object.fromEntries(['count', 'sum', 'at', 'below', ...Array.from({ length: BUCKETS }, (_, i) => `b${i}`)].map((name) => [name, int])) as
  Record<'count' | 'sum' | 'at' | 'below' | `b${number}`, typeof int>;

/** The columns of the posts that brought a case to each state; a name put together for each event would be looked up slowly. */
export const POST = Object.fromEntries(CASE_STATES.map((state) => [state, `post-${state}`])) as { readonly [S in CaseState]: `post-${S}` };
const posts = Object.fromEntries(CASE_STATES.map((state) => [POST[state], text])) as Record<`post-${CaseState}`, typeof text>;

/** The shapes of what a fold remembers beside its topics; every private table has one of them. */
export const MEMORY = {
  /**
   * A case as its row shows it; `ended` when it closed, `alert` the row of the alert that opened it. Its step's clock
   * (server/cases/clock.ts), what was `left` of the case's when it stopped, how many of its steps ended red, why it is
   * supervised; when it last came to each state, by which post, and which states ended `lit` (server/cases/case.ts).
   */
  case: {
    ...TOPICS.cases.tables.cases, ended: time, alert: text,
    anchor: time, used: int, extra: int, left: int, reds: int, lit: int, cause: code(...CAUSES),
    accepted: time, registered: time, dispatched: time, returned: time, taken: time, disposed: time, verifying: time, rework: time, ...posts,
  },
  /** How many durations there are, their sum in ms, the bucket that holds the quantile, how many lie in those below, and each bucket. */
  durations,
  /** What was counted up to the end of each day of a month. */
  month: { reported: series(31), closed: series(31), due: series(31), onTime: series(31), closedDue: series(31), rework: series(31) },
  /** How many whistles wait for a department, nearly for too long and for too long. */
  calls: { yellow: int, red: int },
  /** A dispute: where it stands, how it was settled, when that must be (ms), and how much time was left when its case stopped. */
  dispute: { level: code(...DISPUTE_LEVELS), mediated: flag, agreed: flag, due: time, left: int },
  /** Who did what (server/access/trail.ts). */
  audit: { at: time, who: text, from: text, what: text, about: text },
  /** A device as it last said that it is. */
  device: { block: text, online: flag, kind: text, place: text, capacity: int },
  /** By scene and who sees it: the row of alerts that it is behind, whether it told of it itself, and the severity that the rules say. */
  standing: { row: text, told: flag, ruled: int },
  /** By row of alerts: who saw it first, and where. */
  sighted: { device: text, place: text },
  /** By scene and place: the row that tells of it, the case about it, when the row ended, and the place where one is known. */
  cause: { row: text, case: text, ended: time, place: text },
  /** A device whose alerts cannot be trusted, and the row that takes them in a storm. */
  fault: { storm: flag, flapping: flag, row: text, origin: text },
  /** A case that was closed, and from where a call would be about it. */
  watched: { scene: text, block: text, place: text, closed: time },
  /** An alarm: what it is about, and the device that saw it first; what is held back, by its key; a burst of a block. */
  alarm: { cause: text, device: text },
  shelf: { shelf: text },
  burst: { first: text, last: time, count: int },
  /** What a seat had to carry on a day, and who alarmed how often on each of the last days, today first. */
  'load-day': { day: time, seat: text, windows: int, flooded: int, most: int, grave: int, middle: int, slight: int },
  actor: { scene: text, block: text, device: text, seat: text, count: int, days: series(0) },
  /** What the walls do by themselves, as JSON; how much of an item of a playlist is left (ms) on a wall where it stands still; an alarm that may take over a wall. */
  program: { json: text },
  paused: { left: int },
  candidate: { wall: text, alarm: text, rule: text, area: text, priority: int, raised: time },
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
  /** Which kinds of events a source told, one bit each, how often it means to speak (ms; 0 where it said nothing of that), whether it ended, and when it last spoke. */
  speaker: { kinds: int, period: int, ended: flag, at: time },
  /** What was counted of a scene in a street, by quarter hour of the day that began then (server/cases/daybook.ts). */
  daybook: { day: time, scene: text, street: text, found: series(0), closed: series(0), onTime: series(0), overdue: series(0) },
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
  /** What is usual of the whole, each hour of a day, working days before days off, and each hour of a week (server/outlook/usual.ts). */
  usual: {
    level: dec(6), hours: dec(6), spread: dec(6), dayGain: dec(6), dayPower: dec(6), weekGain: dec(6), weekPower: dec(6),
    day: series(48), dayHours: series(48), week: series(168), weekHours: series(168),
  },
  /** What a series carries over from one step to the next (server/outlook/carry.ts). */
  carry: {
    at: time, follows: flag, usual: dec(6), last: dec(6), before: dec(6), count: int, error: dec(6),
    m00: dec(6), m01: dec(6), m02: dec(6), m11: dec(6), m12: dec(6), m22: dec(6), s0: dec(6), s1: dec(6), s2: dec(6),
  },
  /**
   * A subject of early warning: its cases in the running and the last hour, from how many on the running one deviates (0: not
   * judged), how it deviates since when, and what a gap has cost it so far; the cases of a scene in a block; what feeds a
   * subject; a source's silence, counted up to a moment, and what of the two hours it took in ms.
   */
  load: { running: int, last: int, limit: int, kind: code('none', 'more', 'less', 'gap'), since: time, missed: dec(2) },
  pair: { running: int, last: int },
  fed: { subject: text, source: text, weight: dec(6) },
  mute: { since: time, counted: time, running: int, last: int },
  /** The weather as it was last told. */
  sky: { wind: int, rain: dec(1) },
} as const satisfies Record<string, Columns>;

export type MemoryName = keyof typeof MEMORY;
export type MemoryOf<K extends MemoryName> = (typeof MEMORY)[K];

/** A short name of anything that is JSON. */
export const fingerprint = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** The layout of a checkpoint, by the shapes that are in it. */
export const FORMAT = `fold-${RULES}-${fingerprint([TOPICS, SCENE_STREAM, MEMORY])}`;
