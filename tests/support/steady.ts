import { DAY, HOUR, MINUTE, type ToldFold } from './fold.ts';

/** How many are found at an hour of the day (0 to 23). */
export type Rhythm = (hour: number) => number;
export const RHYTHM: Rhythm = (hour) => (hour < 6 ? 2 : hour < 12 ? 8 : 12);
/** Rhythms are told from this hour of the day on: 08:00, when a told fold begins. */
const FIRST = 8;

/** Tells of so many cases, found and closed, spread over the hour that begins at `at` (ms after MORNING). */
export function tellHour(fold: ToldFold, at: number, count: number, data: { scene?: string; block?: string } = {}, source = '/east'): void {
  for (let i = 0; i < count; i++) {
    fold.case(at + Math.floor(i * 50 * MINUTE / count), `c-${fold.engine.n}`, { state: 'closed', ...data }, { source });
  }
}

/** Tells of the hours from `from` up to `until` (whole hours, ms after MORNING) in a rhythm, half of them in `b-1` and half in `b-2`; the source says how often it speaks. */
export function tellDays(fold: ToldFold, from: number, until: number, rhythm: Rhythm = RHYTHM): void {
  fold.say(from, 'feed', { state: 'started', period: 10 * MINUTE }, { source: '/east' });
  for (let at = from; at < until; at += HOUR) {
    const count = rhythm((at / HOUR + FIRST) % (DAY / HOUR));
    for (const block of ['b-1', 'b-2']) tellHour(fold, at, count / 2, { block });
  }
}
