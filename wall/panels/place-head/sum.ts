import type { Row, TopicTables } from '#protocol/topics';

type Block = Row<TopicTables<'blocks'>['blocks']>;
const SUMMED = ['open', 'overdue', 'alerts', 'devices', 'offline', 'staff'] as const;
export type Sum = Record<(typeof SUMMED)[number], number>;

/** What stands in blocks together. */
export const sumOf = (blocks: readonly Pick<Block, (typeof SUMMED)[number]>[]): Sum =>
  Object.fromEntries(SUMMED.map((name) => [name, blocks.reduce((sum, block) => sum + block[name], 0)])) as Sum;
