import type { Row, TopicTables } from '#protocol/topics';

export type Alert = Row<TopicTables<'alerts'>['alerts']>;

/** Whether what it tells of is still so. */
export const stands = ({ state }: Pick<Alert, 'state'>): boolean => state === 'raised' || state === 'acknowledged';

/** Gravest first, of these what nobody has acknowledged, then newest, then by id so that no order depends on how rows came. */
export const byGravity = (a: Alert, b: Alert): number =>
  a.severity - b.severity || held(a) - held(b) || b.at - a.at || (a.id < b.id ? -1 : 1);

const held = ({ state }: Alert): number => (state === 'raised' ? 0 : 1);
