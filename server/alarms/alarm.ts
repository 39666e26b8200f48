import { listed, unseen, type Alarm } from '#protocol/alarms';
import type { Row, TopicTables } from '#protocol/topics';

export type Shelf = Row<TopicTables<'alarms'>['shelves']>;

/** What decides about the next action on an alarm: `shelf` is what holds it back, or is to, by a post's will, `service` what does so to its device. */
export interface AlarmStanding extends Pick<Alarm, 'id' | 'state' | 'occurrence' | 'by'> {
  readonly shelf: Shelf | undefined;
  readonly service: Shelf | undefined;
}

/** Whether an operator hears of it, over or not: nobody has seen it, and nothing holds it back. */
export const sounds = (row: Pick<Alarm, 'state' | 'hold'>): boolean => listed(row) && unseen(row);
