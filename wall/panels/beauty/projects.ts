import type { Row, TopicTables } from '#protocol/topics';

export type Project = Row<TopicTables<'register.beauty'>['entries']>;

/** The projects under way, the first to end on top; what is planned or accepted is left out. */
export const underWay = (projects: readonly Project[]): Project[] =>
  projects.filter(({ stage }) => stage === 'building').sort((a, b) => a.until - b.until || (a.id < b.id ? -1 : 1));
