import type { Database } from 'lmdb';
import { crc32 } from 'node:zlib';
import TinyQueue from 'tinyqueue';
import { JournalError } from './journal.ts';

/** Keys of a generation: what is kept in memory is two of them at most. */
const GENERATION = 65_536;
/** Keys that are moved at once, and sorted together: enough that a page takes several, few enough for a pause of a millisecond. */
const SLICE = 512;
/** Keys moved for each key that is new: a generation is in the tree before the next one is full. */
const PACE = 1.25;
/** Groups of the log that a write may clear away. */
const CLEARED = 64;
const NOTHING = Buffer.alloc(0);

/** Sorted keys, taken from `at` on. */
interface Run { keys: string[]; at: number }

/** What the next write puts down, and what becomes true once that is on disk. */
export interface Step { write: () => void; settle: () => void }

/**
 * The keys of all events ever appended. A random key dirties a page of the tree for itself, which would be half of what
 * an event costs; so new keys go to a log and stay in memory, and move from there into the tree in its own order, many
 * to a page. Guarantee: at every commit each key is in the log, in the tree, or in both.
 */
export class Ids {
  /** Keys that came since the last generation was closed, as a set and as sorted runs. */
  private fresh = new Set<string>();
  private runs: Run[] = [];
  private unsorted: string[] = [];
  /** The generation that is being moved, up to this number of the log. */
  private moving = new Set<string>();
  private queue: TinyQueue<Run> | undefined;
  private movingTo = 0;
  /** The log up to here is in the tree. */
  private moved = 0;
  private clearing = false;
  private owed = 0;

  /** `log` holds the keys of a write under the number of its last record; `tree` holds each key. Throws JournalError where the log is damaged. */
  constructor(
    private readonly log: Database<Buffer, number>,
    private readonly tree: Database<Buffer, string>,
    private readonly generation = GENERATION,
  ) {
    let last: number | undefined;
    for (const { key, value } of log.getRange()) {
      const keys = readKeys(key, value);
      if (last !== undefined && key - keys.length !== last) throw new JournalError(`the keys of record ${last + 1} are missing`);
      this.take(last = key, keys);
    }
  }

  has(key: string): boolean { return this.fresh.has(key) || this.moving.has(key) || this.tree.doesExist(key); }

  /** Takes the key of an event that is no longer in the journal out of the tree; within a transaction. */
  forget(key: string): void { void this.tree.remove(key); }

  /** The step for a write whose last record is `n`. Nothing of it counts before `settle`, so a failed write leaves no trace. */
  step(n: number, keys: readonly string[]): Step {
    this.owed += keys.length * PACE;
    const due = this.queue && this.owed >= SLICE ? this.next(this.queue, Math.floor(this.owed)) : [];
    const done = this.queue?.length === 0;
    const stale = this.clearing ? [...this.log.getKeys({ end: this.moved + 1, limit: CLEARED })] : [];
    return {
      write: () => {
        void this.log.put(n, writeKeys(n, keys));
        for (const key of due) void this.tree.put(key, NOTHING);
        for (const group of stale) void this.log.remove(group);
      },
      settle: () => {
        if (due.length > 0) this.owed = 0;
        if (this.clearing && stale.length < CLEARED) this.clearing = false;
        if (done) this.finish();
        this.take(n, keys);
      },
    };
  }

  private take(n: number, keys: readonly string[]): void {
    for (const key of keys) {
      this.fresh.add(key);
      this.unsorted.push(key);
    }
    if (this.unsorted.length >= SLICE) this.closeRun();
    if (this.fresh.size >= this.generation && !this.queue) this.freeze(n);
  }

  private closeRun(): void {
    this.runs.push({ keys: this.unsorted.sort(), at: 0 });
    this.unsorted = [];
  }

  private freeze(n: number): void {
    this.closeRun();
    this.queue = new TinyQueue(this.runs.filter(({ keys }) => keys.length > 0), (a, b) => (head(a) < head(b) ? -1 : 1));
    this.moving = this.fresh;
    this.movingTo = n;
    this.fresh = new Set();
    this.runs = [];
    this.owed = 0;
  }

  /** The `count` smallest keys that are still to be moved. */
  private next(queue: TinyQueue<Run>, count: number): string[] {
    const keys: string[] = [];
    while (keys.length < count) {
      const run = queue.pop();
      if (!run) break;
      keys.push(head(run));
      if (++run.at < run.keys.length) queue.push(run);
    }
    return keys;
  }

  private finish(): void {
    this.queue = undefined;
    this.moving = new Set();
    this.moved = this.movingTo;
    this.clearing = true;
  }
}

const head = (run: Run): string => run.keys[run.at] as string;

/** The keys of a group behind their checksum, which covers its number too. In bytes of its own: what MessagePack gives lies in a buffer that the next record is packed into. */
function writeKeys(n: number, keys: readonly string[]): Buffer {
  const text = JSON.stringify(keys);
  return Buffer.from(`[${crc32(text, n >>> 0)}${keys.length > 0 ? ',' : ''}${text.slice(1)}`);
}

/** The keys of a group, which had no checksum in an older journal. Throws JournalError. */
function readKeys(n: number, bytes: Buffer): string[] {
  try {
    const [sum, ...keys] = JSON.parse(bytes.toString()) as [number | string, ...string[]];
    if (typeof sum === 'string') return [sum, ...keys];
    if (sum === crc32(JSON.stringify(keys), n >>> 0)) return keys;
  } catch {
    // No text of ours any more.
  }
  throw new JournalError(`the keys of record ${n} are damaged`);
}
