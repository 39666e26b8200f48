import { CASE_STATES } from '#protocol/stages';
import { TOPICS } from '#protocol/topics';
import { open, type Case } from '../../cases/case.ts';
import type { Register } from '../../cases/register.ts';
import { all, type Change } from '../change.ts';
import { Latest } from '../operators/latest.ts';
import { Tally } from '../operators/tally.ts';
import type { State } from '../state.ts';

/** How many of the last changed cases are kept in view. */
export const CASES_SHOWN = 200;

/** Topic `cases`: open cases by state, and the cases that changed last. Returns what takes the changes of cases. */
export function cases(state: State, register: Register): Change<Case> {
  const { states, cases: shown } = state.topic('cases', TOPICS.cases).tables;
  for (const name of CASE_STATES) states.add(name);
  const latest = new Latest(shown, state.order('cases'), CASES_SHOWN);
  return all(
    new Tally<Case, typeof states.columns>(states, (row) => row.state, { count: open }).change,
    (_, is) => { if (is) latest.take(register.rows, is.slot); },
  );
}
