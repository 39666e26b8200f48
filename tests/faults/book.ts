import { join } from 'node:path';
import { open } from 'lmdb';
import type { Recorded } from '#protocol/events';
import { decodeRecord } from '#server/journal/record';
import { DISTRICT } from '../support/shipped.ts';

const keyOf = ({ source, id }: { source: string; id: string }): string => `${source} ${id}`;

/** Where the journal of a live server lies in its folder of data. */
export const journalOf = (data: string): string => join(data, DISTRICT.id, 'live', 'journal');

/**
 * What is owed and what is there: the ids that were acknowledged, and how often each id is in the journal. It reads as a stranger does, also while
 * the server writes, and each time only what came since.
 */
export class Book {
  private readonly owed = new Set<string>();
  /** Of what is owed, what was not found yet. */
  private readonly open = new Set<string>();
  private readonly times = new Map<string, number>();
  private last = 0;

  constructor(private readonly data: string) {}

  get acknowledged(): number { return this.owed.size; }
  /** Ids that are in the journal more than once, by how often. */
  get twice(): [string, number][] { return [...this.times].filter(([, times]) => times > 1); }

  /** These were acknowledged. */
  owe(events: readonly { source: string; id: string }[]): void {
    for (const key of events.map(keyOf)) {
      if (this.owed.has(key)) continue;
      this.owed.add(key);
      if (!this.times.has(key)) this.open.add(key);
    }
  }

  /** Reads on, and gives what is owed and not there. Throws JournalError where a record is damaged or missing. */
  missing(): string[] {
    const owed = [...this.open];
    this.take(recordsAfter(this.data, this.last));
    return owed.filter((key) => this.open.has(key));
  }

  /** Another journal lies there, or all of it is to be read anew: what was there before must be there still. */
  again(): void {
    this.times.clear();
    this.last = 0;
    for (const key of this.owed) this.open.add(key);
  }

  private take(records: readonly Recorded[]): void {
    for (const { n, event } of records) {
      if (n !== this.last + 1) throw new RangeError(`record ${this.last + 1} is missing`);
      this.last = n;
      const key = keyOf(event);
      this.times.set(key, (this.times.get(key) ?? 0) + 1);
      this.open.delete(key);
    }
  }
}

/** The records of a journal after a number, as they lie there. Throws JournalError where one is damaged. */
export function recordsAfter(data: string, after: number): Recorded[] {
  const env = open<Buffer>({ path: journalOf(data), noSubdir: false, encoding: 'binary', readOnly: true });
  try {
    const events = env.openDB<Buffer, number>({ name: 'events' });
    return [...events.getRange({ start: after + 1 })].map(({ key, value }) => decodeRecord(key, value));
  } finally {
    void env.close();
  }
}
