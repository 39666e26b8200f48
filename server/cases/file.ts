import { CASE_STATES, type CaseState } from '#protocol/stages';
import { TOPICS, type Row, type TopicTables } from '#protocol/topics';
import { REACHED, type Case } from './case.ts';

/** When a case came to a state, in ms. */
export interface Passed { state: CaseState; at: number }

/** A case as whoever asks for it reads it: its row, when it ended (ms; 0 not yet), why it is supervised, and its way so far. */
export interface CaseFile {
  case: Row<TopicTables<'cases'>['cases']> & Pick<Case, 'ended' | 'cause'>;
  timeline: Passed[];
}

const SHOWN = ['id', ...Object.keys(TOPICS.cases.tables.cases), 'ended', 'cause'] as (keyof CaseFile['case'])[];

export const fileOf = (row: Case): CaseFile => ({
  case: Object.fromEntries(SHOWN.map((name) => [name, row[name]])) as CaseFile['case'],
  timeline: timelineOf(row),
});

/** The states that a case came to, the last time each, in the order of time; what was passed over came with what followed. */
export const timelineOf = (row: Case): Passed[] => CASE_STATES
  .map((state) => ({ state, at: reachedAt(row, state) }))
  .filter(({ at }) => at > 0)
  .sort((a, b) => a.at - b.at);

function reachedAt(row: Case, state: CaseState): number {
  if (state === 'discovered') return row.opened;
  const column = REACHED[state];
  if (column !== undefined) return row[column];
  return row.state === state ? row.ended : 0;
}
