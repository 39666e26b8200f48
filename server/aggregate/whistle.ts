import type { Row } from '#protocol/topics';
import type { MemoryOf } from './memory.ts';

/** A whistle as it stands; `late` where it was not answered by its time. */
export type Whistle = Row<MemoryOf<'whistle'>>;

/** The departments that a whistle calls. */
export const called = ({ departments }: Whistle): string[] => departments.split(',').filter((name) => name !== '');
