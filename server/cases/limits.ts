import { STEPS, type Step } from '#protocol/answers';
import { wholeOf, type LimitClass, type LimitHours } from '#protocol/limits';
import { AROUND_THE_CLOCK, type Calendar, type WorkingTime } from './calendar.ts';

const HOUR = 3_600_000;

/** What a limit class gives a case, in ms of its own working time: for each step, and from opening to closing. */
export interface Limits { readonly working: WorkingTime; readonly steps: Readonly<Record<Step, number>>; readonly whole: number }

const ms = (hours: number): number => Math.round(hours * HOUR);

/** The time a case of a limit class may take from opening to closing, in ms. */
export const limitOf = (limit: LimitClass, table: LimitHours): number => ms(wholeOf(limit, table));

/** The limits of a class: E classes run around the clock, the others in the district's working hours. */
export function limitsOf(limit: LimitClass, table: LimitHours, calendar: Calendar): Limits {
  const steps = Object.fromEntries(STEPS.map((step, i) => [step, ms(table[limit][i] ?? 0)])) as Record<Step, number>;
  return { working: limit.startsWith('E') ? AROUND_THE_CLOCK : calendar, steps, whole: limitOf(limit, table) };
}
