import { code, dec, flag, int, text, time } from '../columns.ts';

/**
 * Where an alarm stands: nobody has seen it; seen; over before anybody saw it; over and seen, but so grave that somebody must let it go.
 * One that is over and seen is gone.
 */
export const ALARM_STATES = ['unacknowledged', 'acknowledged', 'returned', 'latched'] as const;
/** Why an alarm that stands does not sound: a post put it aside, it follows from another one, its device is out of service. */
export const HOLDS = ['none', 'shelved', 'suppressed', 'out-of-service'] as const;

/**
 * An alarm, by the id of its row in `alerts`. `priority` is 1 (first) to 255; `occurrence` counts how often it was raised, `raised` is when it
 * last was, `since` when it began; `by` acknowledged it. `first` came first of a burst in its block, `chattering` comes and goes,
 * `standing` has been there for a day. `until` is when a hold that a post put on ends.
 */
export const alarms = {
  scene: text, block: text, severity: int, priority: int, seat: text, case: text,
  state: code(...ALARM_STATES), hold: code(...HOLDS), until: time,
  occurrence: int, since: time, raised: time, acknowledged: time, by: text,
  silenced: flag, first: flag, chattering: flag, standing: flag,
} as const;

/** What a post holds back, and until when; `asked` waits for a second post to agree. `device` is '' where a household would be named. */
export const shelves = {
  kind: code('alarm', 'device'), scene: text, block: text, device: text, severity: int,
  post: text, second: text, reason: text, since: time, until: time, once: flag, asked: flag,
} as const;

/**
 * The load of a seat (EEMUA 191): alarms of the last 10 minutes, hour and day, and whether that is a flood; how many stand there in each way
 * now; and of 30 days: windows of 10 minutes, those of them with a flood (‰), the most in any; alarms by severity; the share of the ten that
 * alarm most (%); the seconds until one is acknowledged, of the last hundred; and how often somebody held back what may not be.
 */
export const seats = {
  zh: text, en: text, ten: int, hour: int, day: int, flood: flag,
  unacknowledged: int, stale: int, chattering: int, shelved: int, suppressed: int, unserviced: int,
  windows: int, flooded: dec(1), most: int, grave: int, middle: int, slight: int, top: dec(1),
  answered: int, mean: int, p90: int, unauthorised: int,
} as const;

/** The ten that alarmed most in 30 days: a device, or where none may be named a block, and its share of all alarms (%). */
export const actors = { rank: int, scene: text, block: text, device: text, seat: text, count: int, share: dec(1) } as const;
