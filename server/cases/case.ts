import type { CaseState } from '#protocol/stages';
import type { Row } from '#protocol/topics';
import type { MemoryOf } from '../aggregate/memory.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A case as the fold remembers it; `slot` is where the register keeps it. */
export type Case = Mutable<Row<MemoryOf<'case'>>> & { slot: number };

/** States that end a case. */
export const ends = (state: CaseState): boolean => state === 'closed' || state === 'rejected';

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
