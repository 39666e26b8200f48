import { withLight, type Case } from './case.ts';
import type { Limits } from './limits.ts';
import { waitsFor } from './workflow.ts';

/** From which share of a step's limit on it is yellow, and how many limits it takes until it is supervised (domain section 3). */
const YELLOW = 0.75;
const TWICE = 2;
/** What is told so late that a case would be supervised at once is the past, of which more may follow: so long it is waited for, in ms (composed). */
const PATIENCE = 30 * 60_000;

/**
 * The clock of a case's step: `used` of it was used up when it last began to run, at `anchor`; all that it shows follows
 * from these and the time. These functions write into the case that they are given; times are in ms.
 */
const limitOf = (is: Case, { steps }: Limits): number => {
  const step = waitsFor(is.state);
  return step === undefined ? 0 : steps[step] + is.extra;
};

/** When so much of the step's limit is used up, if nothing stops it. */
const reaches = (is: Case, limits: Limits, share: number): number =>
  limits.working.after(is.anchor, Math.round(share * limitOf(is, limits)) - is.used);

/** A step begins. */
export function start(is: Case, limits: Limits, at: number): void {
  is.anchor = at;
  is.used = 0;
  is.extra = 0;
  is.stepDue = reaches(is, limits, 1);
}

/** The step ends, red or not; it is judged by when that happened, which may have been before it was told. */
export function finish(is: Case, limits: Limits | undefined, at: number): void {
  // What does not burn by now did not burn then.
  const light = is.suspended || is.light === 'none' ? is.light : limits && is.stepDue > 0 ? lightAt(is, limits, Math.min(at, is.stepDue - 1)) : 'none';
  const red = is.suspended ? light === 'red' : is.stepDue > 0 && at > is.stepDue;
  if (red) is.reds += 1;
  is.lit = withLight(is.lit, is.state, red ? 'red' : light);
  is.light = 'none';
  is.stepDue = 0;
}

/** The clock stands still, and the case's with it: nothing is due, and what is left is kept. */
export function suspend(is: Case, limits: Limits, at: number): void {
  is.light = lightAt(is, limits, at);
  is.used += limits.working.between(is.anchor, at);
  is.anchor = at;
  is.stepDue = 0;
  is.suspended = true;
  is.overdue = is.due <= at;
  if (is.overdue) return;
  is.left = limits.working.between(at, is.due);
  is.due = 0;
}

/** The clock goes on with what was left. */
export function resume(is: Case, limits: Limits, at: number): void {
  is.suspended = false;
  is.anchor = at;
  is.stepDue = reaches(is, limits, 1);
  if (is.due > 0) return;
  is.due = limits.working.after(at, is.left);
  is.left = 0;
}

/** The step and the case get so much more of their working time. */
export function extend(is: Case, limits: Limits, span: number): void {
  is.extended = true;
  is.extra += span;
  is.stepDue = reaches(is, limits, 1);
  is.due = limits.working.after(is.due, span);
}

/** What the clocks of an open case show at `now`, where something of it was just `told` or its time came; returns when they show something else, Infinity for never. */
export function look(is: Case, limits: Limits, now: number, told: boolean): number {
  if (is.suspended) return Infinity;
  is.overdue = is.due <= now;
  is.light = lightAt(is, limits, now);
  return Math.min(is.overdue ? Infinity : is.due, nextOf(is, limits, now, told));
}

const lightAt = (is: Case, limits: Limits, at: number): Case['light'] =>
  (at >= is.stepDue ? 'red' : at >= reaches(is, limits, YELLOW) ? 'yellow' : 'none');

/** When the light changes next, or the case is supervised; that it is, where it is time. */
function nextOf(is: Case, limits: Limits, now: number, told: boolean): number {
  if (is.light === 'none') return reaches(is, limits, YELLOW);
  if (is.light === 'yellow') return is.stepDue;
  if (is.supervised) return Infinity;
  const time = is.reds > 0 ? is.stepDue : reaches(is, limits, TWICE);
  if (time > now) return time;
  if (told && time < now) return now + PATIENCE;
  supervise(is, is.reds > 0 ? 'two-reds' : 'twice-the-limit');
  return Infinity;
}

/** The case is supervised from now on, for the first cause there is. */
export function supervise(is: Case, cause: Case['cause']): void {
  is.supervised = true;
  is.cause = cause;
}
