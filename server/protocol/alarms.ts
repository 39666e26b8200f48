import type { Row, TopicTables } from './topics.ts';

export type Alarm = Row<TopicTables<'alarms'>['alarms']>;

/** Whether it is in an operator's list: nothing holds it back. */
export const listed = ({ hold }: Pick<Alarm, 'hold'>): boolean => hold === 'none';

/** Whether somebody still has to see it. */
export const unseen = ({ state }: Pick<Alarm, 'state'>): boolean => state === 'unacknowledged' || state === 'returned';

/** Whether what it tells of is still so. */
export const stands = ({ state }: Pick<Alarm, 'state'>): boolean => state === 'unacknowledged' || state === 'acknowledged';

/** Whether it asks for somebody now: it stands, nobody has seen it, nothing holds it back. */
export const calls = (alarm: Pick<Alarm, 'state' | 'hold'>): boolean => listed(alarm) && alarm.state === 'unacknowledged';
