import type { Row, TopicTables } from '#protocol/topics';

type Tables = TopicTables<'register.demolition'>;
export type Stage = Row<Tables['stages']>;

/** What ends an entry. */
const LAST = 'rechecked';
/** From here on the building is gone. */
const GONE: ReadonlySet<string> = new Set(['demolished', LAST]);

/** How the register stands: entries, those that are closed, and the area in m² that is gone. */
export interface Standing { entries: number; closed: number; gone: number }

export function standing(stages: readonly Stage[]): Standing {
  const sum = (rows: readonly Stage[], of: (stage: Stage) => number) => rows.reduce((total, stage) => total + of(stage), 0);
  return {
    entries: sum(stages, ({ count }) => count),
    closed: stages.find(({ id }) => id === LAST)?.count ?? 0,
    gone: sum(stages.filter(({ id }) => GONE.has(id)), ({ area }) => area),
  };
}

/** How many entries are not closed, by block; those without a block under ''. */
export function openByBlock(entries: readonly Pick<Row<Tables['entries']>, 'stage' | 'block'>[]): Map<string, number> {
  const open = new Map<string, number>();
  for (const { stage, block } of entries) if (stage !== LAST) open.set(block, (open.get(block) ?? 0) + 1);
  return open;
}
