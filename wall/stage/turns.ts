import type { Row, TopicTables } from '#protocol/topics';

/** How long a panel stands that shares its area with others, ms: long enough to read it twice. */
export const TURN = 20_000;

/** Whose turn comes after one of so many. */
export const turnAfter = (turn: number, of: number): number => (turn + 1) % of;

type Alert = Pick<Row<TopicTables<'alerts'>['alerts']>, 'severity' | 'state'>;

/** Whether an alarm of the gravest kind stands that nobody has acknowledged. */
export const held = (alerts: readonly Alert[]): boolean => alerts.some(({ severity, state }) => severity === 1 && state === 'raised');
