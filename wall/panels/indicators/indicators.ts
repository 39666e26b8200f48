import type { Row, TopicTables } from '#protocol/topics';

export type Indicator = Row<TopicTables<'indicators'>['indicators']>;

/** A share, and by how many points it changed on the last period and on the same one a year ago; undefined where nothing was measured. */
export interface Rate { value: number | undefined; last: number | undefined; year: number | undefined }

const share = (part: number, whole: number): number | undefined => (whole > 0 && part >= 0 ? part / whole : undefined);

function rate(value: number | undefined, last: number | undefined, year: number | undefined): Rate {
  const change = (before: number | undefined) => (value === undefined || before === undefined ? undefined : (value - before) * 100);
  return { value, last: change(last), year: change(year) };
}

/** 结案率: of the cases due by now, how many are closed. */
export const closing = (row: Indicator): Rate =>
  rate(share(row.closedDue, row.due), share(row.closedDueLast, row.dueLast), share(row.closedDueYear, row.dueYear));

/** 按期结案率: of the cases due by now, how many were closed in time. */
export const onTime = (row: Indicator): Rate => rate(share(row.onTime, row.due), share(row.onTimeLast, row.dueLast), share(row.onTimeYear, row.dueYear));

/** The rows of a dimension, the lowest share in time first: that is where to look. */
export const worst = (rows: readonly Indicator[], dimension: Indicator['dimension']): Indicator[] =>
  rows.filter((row) => row.dimension === dimension).sort((a, b) => (onTime(a).value ?? 2) - (onTime(b).value ?? 2) || b.due - a.due || (a.id < b.id ? -1 : 1));

/** 返工率: of the closed cases, how many had been sent back. */
export const reworked = (row: Indicator): Rate => rate(share(row.rework, row.closed), share(row.reworkLast, row.closedLast), share(row.reworkYear, row.closedYear));
