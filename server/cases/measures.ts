import type { Case } from './case.ts';

/** What the indicators count of a case, after domain section 3. */
export const MEASURES = ['reported', 'accepted', 'registered', 'dispatched', 'closed', 'due', 'onTime', 'closedDue', 'rework'] as const;
export type Measure = (typeof MEASURES)[number];

/** A closed case in the period of which it is one: when it ended, in ms; 0 for one that is not closed. */
const closedAt = (row: Case): number => (row.state === 'closed' ? row.ended : 0);

/**
 * Whether a case was due to close (应结案) in a period that began at `since`: its time ran out in it, or it was closed in it
 * before that. A rejected case never is.
 */
function isDue(row: Case, since: number): boolean {
  if (row.state === 'rejected') return false;
  // What ran out just as the period began, was counted in the one before.
  return row.overdue ? row.due > since : closedAt(row) >= since && closedAt(row) > 0;
}

/**
 * What a case adds to the counts of the period that began at `since` (ms) and still runs, each in the period in which it
 * happened; in the order of MEASURES, written into `counts`.
 */
export function measure(row: Case, since: number, counts: number[]): void {
  const within = (at: number): number => (at > 0 && at >= since ? 1 : 0);
  const due = isDue(row, since);
  const closedDue = due && row.state === 'closed';
  counts[0] = within(row.opened);
  counts[1] = within(row.accepted);
  counts[2] = within(row.registered);
  counts[3] = within(row.dispatched);
  counts[4] = within(closedAt(row));
  counts[5] = due ? 1 : 0;
  counts[6] = closedDue && !row.overdue ? 1 : 0;
  counts[7] = closedDue ? 1 : 0;
  counts[8] = within(row.rework);
}
