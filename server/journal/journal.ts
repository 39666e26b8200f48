import type { Event, Recorded } from '#protocol/events';
import type { Stop } from '../clock.ts';

/**
 * The journal: append-only, numbered from 1 without gaps but for what was thinned out, durable. Guarantees:
 * - a promise of `append` resolves only when its events are on disk, and rejects with JournalError where they are not;
 * - numbers and `at` never decrease, and every follower sees the records once, in order, after they are durable;
 * - `has` knows every event ever appended, those still being written included.
 * An embedded store implements it (lmdb-journal.ts); a distributed stream can, without its callers noticing.
 */
export interface Journal {
  /** Number of the newest durable record; 0 when empty. */
  readonly last: number;
  /** When the newest durable record was admitted, in ms; 0 when empty. */
  readonly lastAt: number;
  /** Stamps, writes and flushes in groups. Resolves with the records, in the order given. */
  append(events: readonly Event[]): Promise<Recorded[]>;
  /** Whether `source` + `id` was appended before. */
  has(source: string, id: string): boolean;
  /** The event's own flush, where it is still being written: an answer to a repeat waits for it. */
  flushed(): Promise<void>;
  /** The time up to which no earlier record can still come: a fold may run its timers that far, and no further. */
  horizon(): number;
  /** Hands over all records after number `after`, old ones first, then new ones as they become durable. */
  follow(after: number, listener: (batch: readonly Recorded[]) => void): { ready: Promise<void>; stop: Stop };
  /** Records `from` to `to`, both included; `limit` at the most; of those that were thinned what is left. Throws JournalError where one is damaged or missing. */
  read(from: number, to: number, limit?: number): Recorded[];
  /** Number of the last record that was admitted at `at` (ms) or before; 0 where there is none. */
  numberAt(at: number): number;
  saveCheckpoint(checkpoint: Checkpoint): Promise<void>;
  /** The newest checkpoint that is whole, and of this `format` where one is named, if any. */
  loadCheckpoint(format?: string): Checkpoint | undefined;
  /** How far it was thinned. */
  readonly thinned: Thinned;
  /** Drops what passes (thinning.ts) of what was admitted before a time (ms), as far as all checkpoints that are kept are past it. Rejects with JournalError; what was dropped till then stays so. */
  thin(before: number): Promise<Thinned>;
  /** Whether a write would be accepted now. */
  writable(): boolean;
  close(): Promise<void>;
}

/** How far a journal was thinned: up to record `n` so many were kept and dropped, and `seal` (hex) is a hash over those that were kept. */
export interface Thinned { n: number; kept: number; dropped: number; seal: string }

/** The state of a fold after record `n`. `format` names the layout: one that the code does not know is ignored. */
export interface Checkpoint { n: number; format: string; state: Uint8Array }

/** The journal could not write; nothing of the batch was acknowledged. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}
