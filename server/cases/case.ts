import { CASE_STATES, type CaseState } from '#protocol/stages';
import type { Row } from '#protocol/topics';
import { LIGHTS } from '#protocol/topics/core';
import type { MemoryOf } from '../aggregate/memory.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A case as the fold remembers it, but for the posts that brought it where it is; `slot` is where the register keeps it. */
export type Case = Mutable<Omit<Row<MemoryOf<'case'>>, `post-${CaseState}`>> & { slot: number };

/** States that end a case. */
export const ends = (state: CaseState): boolean => state === 'closed' || state === 'rejected';

/** The steps of a case that went straight, as it keeps when it last came to each. */
const STRAIGHT = ['accepted', 'registered', 'dispatched', 'taken', 'disposed', 'verifying'] as const;
type Reached = (typeof STRAIGHT)[number] | 'returned' | 'rework';
/** Where a case keeps when it last came to a state; it opens and ends by columns of their own. */
export const REACHED: Readonly<Partial<Record<CaseState, Reached>>> = {
  accepted: 'accepted', registered: 'registered', dispatched: 'dispatched', returned: 'returned',
  'in-hand': 'taken', disposed: 'disposed', verifying: 'verifying', rework: 'rework',
};
/** How many steps of the straight way lie behind a case in a state. */
const BEHIND: Readonly<Record<CaseState, number>> = {
  discovered: 0, accepted: 0, rejected: 0, registered: 1, dispatched: 2, returned: 3, 'in-hand': 3, disposed: 4, verifying: 5, rework: 6, closed: 6,
};

/** Notes that a case came to its state at `at` (ms); a step that was passed over has the time of the one after it. */
export function reach(is: Case, at: number): void {
  for (const step of STRAIGHT.slice(0, BEHIND[is.state])) if (is[step] === 0) is[step] = at;
  const column = REACHED[is.state];
  if (column !== undefined) is[column] = at;
}

type Light = Case['light'];
/** The light that a case left a state with, as `lit` keeps it: two bits a state. */
export const lightOf = (lit: number, state: CaseState): Light => LIGHTS[(lit >> (2 * CASE_STATES.indexOf(state))) & 3] ?? 'none';
/** `lit` once a state has that light. */
export function withLight(lit: number, state: CaseState, light: Light): number {
  const bit = 2 * CASE_STATES.indexOf(state);
  return (lit & ~(3 << bit)) | (LIGHTS.indexOf(light) << bit);
}

/** Measures of a case, for sums; a rejected case counts as closed. */
export const opened = (): number => 1;
export const closed = (row: Case): number => (ends(row.state) ? 1 : 0);
export const open = (row: Case): number => 1 - closed(row);
export const overdue = (row: Case): number => (row.overdue && !ends(row.state) ? 1 : 0);
/** Closed by the time it was due, or never due. */
export const onTime = (row: Case): number => (ends(row.state) && !row.overdue ? 1 : 0);
/** Whether two states of a case add the same to every count but those by state. */
export const countsAlike = (was: Case, is: Case): boolean =>
  was.overdue === is.overdue && was.severity === is.severity && was.block === is.block && was.ended === is.ended && ends(was.state) === ends(is.state);
/** The severity of an open case, 0 of one that is closed. */
export const gravity = (row: Case): number => (ends(row.state) ? 0 : row.severity);
