import type { Row, TopicTables } from '#protocol/topics';

type Point = Row<TopicTables<'series'>['points']>;

/** What the case study counted of disputes, and as of when. */
export interface Study { period: string; accepted: number; mediated: number; agreed: number }

/** The study's counts; undefined where it was not imported. */
export function baselineOf(points: readonly Point[]): Study | undefined {
  const of = (series: string) => points.find((point) => point.baseline && point.series === series);
  const [accepted, mediated, agreed] = [of('disputes-accepted'), of('disputes-mediated'), of('disputes-agreed')];
  return accepted && { period: accepted.period, accepted: accepted.value, mediated: mediated?.value ?? 0, agreed: agreed?.value ?? 0 };
}
