import type { CaseFile, Passed, Summary } from '#protocol/answers';
import { CASE_STATES, type CaseState } from '#protocol/stages';
import { TOPICS } from '#protocol/topics';
import { lightOf, REACHED, type Case } from './case.ts';
import type { Limits } from './limits.ts';
import { allowed, waitsFor } from './workflow.ts';

/** What everybody sees of a case. */
export const SHOWN = ['id', ...Object.keys(TOPICS.cases.tables.cases)] as (keyof Summary['cases'][number])[];
const FILED = [...SHOWN, 'ended', 'cause', 'reds'] as const satisfies (keyof CaseFile['case'])[];

/** The cells of a case that have these names. */
export const cellsOf = <K extends keyof Case>(row: Case, names: readonly K[]): Pick<Case, K> =>
  Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Case, K>;

/** A case in a slot of the register, and when it is due (ms); Infinity where it never is. */
export interface Due { slot: number; due: number }

/** The cases that are due first, at most so many, as everybody sees them. */
export const dueFirst = (register: { inSlot(slot: number): Case | undefined }, all: Due[], count: number): Summary['cases'] =>
  all.sort((a, b) => a.due - b.due || a.slot - b.slot).slice(0, count).flatMap(({ slot }) => register.inSlot(slot) ?? []).map((row) => cellsOf(row, SHOWN));

/** What is known of a case beside itself: who brought it to a state, its scene's limits, the time (ms). */
export interface Beside { post: (state: CaseState) => string; limits: Limits | undefined; now: number }

/** A case as whoever asks for it reads it. */
export const fileOf = (row: Case, beside: Beside): CaseFile => ({
  case: cellsOf(row, FILED),
  timeline: timelineOf(row, beside),
  allowed: allowed(row),
});

/** The states that a case came to, the last time each, in the order of time; what was passed over came with what followed. */
function timelineOf(row: Case, { post, limits, now }: Beside): Passed[] {
  const way = CASE_STATES.map((state) => ({ state, at: reachedAt(row, state) })).filter(({ at }) => at > 0).sort((a, b) => a.at - b.at);
  return way.map(({ state, at }, i) => {
    const next = way[i + 1]?.at;
    const step = waitsFor(state);
    // While a clock stands still nothing is used up.
    const until = next ?? (row.suspended ? row.anchor : now);
    const runs = next === undefined;
    return {
      state, at, post: post(state), light: runs ? row.light : lightOf(row.lit, state),
      took: step && limits ? limits.working.between(at, until) : 0,
      limit: step && limits ? limits.steps[step] + (runs ? row.extra : 0) : 0,
    };
  });
}

function reachedAt(row: Case, state: CaseState): number {
  if (state === 'discovered') return row.opened;
  const column = REACHED[state];
  if (column !== undefined) return row[column];
  return row.state === state ? row.ended : 0;
}
