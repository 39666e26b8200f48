import type { Row, TopicTables } from '#protocol/topics';

export type Point = Row<TopicTables<'series'>['points']>;

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const YEAR = /^\d{4}$/;

const byPeriod = (a: Point, b: Point): number => (a.period < b.period ? -1 : 1);

/** What the case study gave for a series, its last period; undefined where it was not imported. */
export const studied = (points: readonly Point[], series: string): Point | undefined =>
  points.filter((point) => point.baseline && point.series === series).sort(byPeriod).at(-1);

/** The points of a series that are of a month, oldest first; a study's are left out. */
export const monthly = (points: readonly Point[], series: string): Point[] =>
  points.filter((point) => point.series === series && !point.baseline && MONTH.test(point.period)).sort(byPeriod);

/** The points of a series that are of a year, a study's among them, oldest first. */
export const yearly = (points: readonly Point[], series: string): Point[] =>
  points.filter((point) => point.series === series && YEAR.test(point.period)).sort(byPeriod);

/** The same month a year before, `yyyy-mm`. */
export const yearBefore = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
