import type { Row, TopicTables } from '#protocol/topics';

/** How many are on duty in all areas. */
export const onDuty = (areas: readonly Pick<Row<TopicTables<'blocks'>['areas']>, 'staff'>[]): number => areas.reduce((sum, { staff }) => sum + staff, 0);
