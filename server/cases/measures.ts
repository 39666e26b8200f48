import type { Case } from './case.ts';

/** What the indicators count of a case, after domain section 3. */
export const MEASURES = ['reported', 'accepted', 'registered', 'dispatched', 'closed', 'due', 'onTime', 'closedDue', 'rework'] as const;
export type Measure = (typeof MEASURES)[number];

/** Whether two states of a case add the same to every count of the indicators, in the same rows and with the same handling time. */
export const measuresAlike = (was: Case, is: Case): boolean =>
  was.ended === is.ended && was.overdue === is.overdue && was.due === is.due && was.state === 'closed' === (is.state === 'closed')
  && was.accepted === is.accepted && was.registered === is.registered && was.dispatched === is.dispatched && was.rework === is.rework
  && was.block === is.block && was.department === is.department;

const within = (at: number, since: number): number => (at > 0 && at >= since ? 1 : 0);

/** A closed case in the period of which it is one: when it ended, in ms; 0 for one that is not closed. */
const closedAt = (row: Case): number => (row.state === 'closed' ? row.ended : 0);

/**
 * Whether a case was due to close (应结案) in a period that began at `since`: its time ran out in it, or it was closed in it
 * before that. A rejected case never is.
 */
function isDue(row: Case, since: number): boolean {
  if (row.state === 'rejected') return false;
  // What ran out just as the period began, was counted in the one before.
  return row.overdue ? row.due > since : within(closedAt(row), since) === 1;
}

/**
 * What a case adds to the counts of the period that began at `since` (ms) and still runs, each in the period in which it
 * happened; in the order of MEASURES, written into `counts`.
 */
export function measure(row: Case, since: number, counts: number[]): void {
  const due = isDue(row, since);
  const closedDue = due && row.state === 'closed';
  counts[0] = within(row.opened, since);
  counts[1] = within(row.accepted, since);
  counts[2] = within(row.registered, since);
  counts[3] = within(row.dispatched, since);
  counts[4] = within(closedAt(row), since);
  counts[5] = due ? 1 : 0;
  counts[6] = closedDue && !row.overdue ? 1 : 0;
  counts[7] = closedDue ? 1 : 0;
  counts[8] = within(row.rework, since);
}
