import { createHash } from 'node:crypto';
import { dec, flag, int, SCENE_STREAM, text, time, TOPICS, type Columns } from '#protocol/topics';

/** Raise it when the fold's rules change and no shape does: checkpoints of the old rules are then ignored. */
const RULES = 2;

/** The shapes of what a fold remembers beside its topics; every private table has one of them. */
export const MEMORY = {
  /** A case as its row shows it; `ended` when it closed, `alert` the row of the alert that opened it. */
  case: { ...TOPICS.cases.tables.cases, ended: time, alert: text },
  device: { block: text, online: flag },
  /** By scene and device: the row of the alert that stands. */
  standing: { row: text },
  /** Open cases by severity. */
  grades: { s1: int, s2: int, s3: int },
  /** When a key was last heard, and how long it may be quiet. */
  quiet: { at: time, budget: int },
  /** What was counted in the slice that runs, and the mean over those before. */
  rate: { count: int, mean: dec(1) },
  day: { start: time },
  /** What was counted in the bucket that runs. */
  bucket: { count: int },
} as const satisfies Record<string, Columns>;

export type MemoryName = keyof typeof MEMORY;
export type MemoryOf<K extends MemoryName> = (typeof MEMORY)[K];

/** A short name of anything that is JSON. */
export const fingerprint = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** The layout of a checkpoint, by the shapes that are in it. */
export const FORMAT = `fold-${RULES}-${fingerprint([TOPICS, SCENE_STREAM, MEMORY])}`;
