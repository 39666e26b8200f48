import { DateTime } from 'luxon';
import type { Alarm } from '#protocol/alarms';
import type { Program } from '#protocol/director';

export type Rule = Program['takeovers'][number];

/** The places that a block lies in, itself too: block, area, street. */
export type PlacesOf = (block: string) => readonly string[];

/** Whether an alarm that was raised at its time, in the district's zone, takes over by a rule. */
export function fits(rule: Rule, { severity, scene, block, raised }: Pick<Alarm, 'severity' | 'scene' | 'block' | 'raised'>, placesOf: PlacesOf, zone: string): boolean {
  return severity <= rule.severity
    && (rule.scenes === undefined || rule.scenes.includes(scene))
    && (rule.places === undefined || placesOf(block).some((place) => rule.places?.includes(place) === true))
    && inTime(rule, raised, zone);
}

/** Whether a moment lies in the hours and on the days of a rule; hours that end before they begin go over midnight, and are of the day on which they began. */
function inTime({ hours, days }: Rule, at: number, zone: string): boolean {
  if (!hours && !days) return true;
  const local = DateTime.fromMillis(at, { zone });
  const clock = local.toFormat('HH:mm');
  const over = hours !== undefined && hours.until <= hours.from;
  const late = over && clock < hours.until;
  const day = late ? local.minus({ days: 1 }).weekday : local.weekday;
  const within = !hours || (over ? clock >= hours.from || late : clock >= hours.from && clock < hours.until);
  return within && (days?.includes(day) ?? true);
}

/** When a time of day on one of the days comes next after a moment (ms), in the zone. */
export function nextTime({ at, days }: { at: string; days?: readonly number[] | undefined }, after: number, zone: string): number {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const today = DateTime.fromMillis(after, { zone }).startOf('day');
  for (let i = 0; i <= 7; i++) {
    const then = today.plus({ days: i }).set({ hour, minute });
    if (then.toMillis() > after && (days?.includes(then.weekday) ?? true)) return then.toMillis();
  }
  return today.plus({ days: 8 }).toMillis();
}
