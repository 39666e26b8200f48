import type { Row, TopicTables } from '#protocol/topics';

export type Warning = Row<TopicTables<'outlook'>['warnings']>;

/** What a warning is about: a scene or a block. */
export interface Subject { kind: 'scene' | 'block'; id: string }

export function subjectOf({ subject }: Pick<Warning, 'subject'>): Subject {
  const slash = subject.indexOf('/');
  return { kind: subject.startsWith('block/') ? 'block' : 'scene', id: subject.slice(slash + 1) };
}

export const ranked = (warnings: readonly Warning[]): Warning[] => [...warnings].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));

/** Blocks that deviate alike. */
export const nearOf = ({ near }: Pick<Warning, 'near'>): string[] => near.split(' ').filter(Boolean);
