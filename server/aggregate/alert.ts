import type { Row, TopicTables } from '#protocol/topics';

export type Alert = Pick<Row<TopicTables<'alerts'>['alerts']>, 'id' | 'device' | 'scene' | 'block' | 'severity' | 'state' | 'case'>;

/** An alert stands until it ends, is found false, its case closes, or it expires. */
export const stands = (state: Alert['state']): boolean => state === 'raised' || state === 'acknowledged';

/** A standing alert, for sums. */
export const standing = (row: Alert): number => (stands(row.state) ? 1 : 0);
