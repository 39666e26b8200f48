import type { Row, TopicTables } from '#protocol/topics';

export type Case = Row<TopicTables<'cases'>['cases']>;
export type Clocked = Pick<Case, 'state' | 'opened' | 'changed' | 'overdue' | 'due' | 'stepDue' | 'suspended' | 'light'>;

export const ended = ({ state }: Pick<Case, 'state'>): boolean => state === 'closed' || state === 'rejected';

/** What the clock of a case says, and of how many ms. */
export interface Clock { kind: 'took' | 'lateBy' | 'stepLate' | 'left' | 'still' | 'none'; ms: number }

/** The clock of a case at `now` (ms): the case's where that is over, else the one of its step, where it has one. */
export function clockOf(row: Clocked, now: number): Clock {
  if (ended(row)) return { kind: 'took', ms: row.changed - row.opened };
  if (row.overdue && row.due > 0) return { kind: 'lateBy', ms: now - row.due };
  if (row.suspended) return { kind: 'still', ms: 0 };
  if (row.stepDue > 0 && row.stepDue <= now) return { kind: 'stepLate', ms: now - row.stepDue };
  const due = row.stepDue > now ? row.stepDue : row.due > now ? row.due : 0;
  return due > 0 ? { kind: 'left', ms: due - now } : { kind: 'none', ms: 0 };
}
