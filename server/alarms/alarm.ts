import type { Row, TopicTables } from '#protocol/topics';

export type Alarm = Row<TopicTables<'alarms'>['alarms']>;
export type Shelf = Row<TopicTables<'alarms'>['shelves']>;

/** What decides about the next action on an alarm: `shelf` is what holds it back, or is to, by a post's will, `service` what does so to its device. */
export interface AlarmStanding extends Pick<Alarm, 'id' | 'state' | 'occurrence' | 'by'> {
  readonly shelf: Shelf | undefined;
  readonly service: Shelf | undefined;
}

/** Whether somebody still has to see it. */
export const unseen = ({ state }: Pick<Alarm, 'state'>): boolean => state === 'unacknowledged' || state === 'returned';

/** Whether it stands, nobody has seen it and nothing holds it back. */
export const calls = ({ state, hold }: Pick<Alarm, 'state' | 'hold'>): boolean => state === 'unacknowledged' && hold === 'none';

/** Whether it asks for an operator now, over or not: nobody has seen it, and nothing holds it back. */
export const sounds = (row: Pick<Alarm, 'state' | 'hold'>): boolean => unseen(row) && row.hold === 'none';
