import { ABORT, open, type Database, type RootDatabase } from 'lmdb';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorded } from '#protocol/events';
import { Chain } from './chain.ts';
import { loadCheckpoint } from './checkpoints.ts';
import { Ids } from './ids.ts';
import { JournalError, type Thinned } from './journal.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { checkTail, type Trees } from './tail.ts';
import { thin, thinnedIn } from './thinning.ts';

interface Open {
  env: RootDatabase<Buffer>;
  events: Database<Buffer, number>;
  ids: Ids;
  chain: Chain;
  meta: Database<Buffer, string>;
}

/** A file that its first process left before it made the trees is no larger, in bytes. */
const EMPTY = 16_384;
/** As long as records are. */
const REHEARSED = Buffer.alloc(256);

/** How many bytes the disk of a directory has free, and how many of them are left alone. */
export interface Space { free: (dir: string) => number; reserve: number }

/**
 * The LMDB environment behind the journal. Each write is one transaction, on disk when its promise resolves: we leave
 * `overlappingSync` off, because with it lmdb-js never settles a flush that failed.
 */
export class Store {
  private now: Open | undefined;
  private cut: Thinned;

  /** Opens `dir`, creating it. Throws JournalError where another process has it open. */
  constructor(private readonly dir: string, private readonly space: Space) {
    mkdirSync(dir, { recursive: true });
    this.now = this.open();
    this.cut = thinnedIn(this.now.meta);
  }

  /** The newest record; undefined where there is none. Throws JournalError where it is damaged. */
  newest(): Recorded | undefined {
    const [entry] = this.opened.events.getRange({ reverse: true, limit: 1 });
    return entry && decodeRecord(entry.key, entry.value);
  }

  /** How far the journal was thinned. */
  get thinned(): Thinned { return this.cut; }

  /** Records `from` to `to`, both included, `limit` at the most; of those that were thinned what is left. Throws JournalError where one is damaged or missing. */
  read(from: number, to: number, limit = Infinity): Recorded[] {
    const records: Recorded[] = [];
    /** The next that has to be there. */
    let next = Math.max(from, this.cut.n + 1);
    try {
      for (const { key, value } of this.opened.events.getRange({ start: from, end: to + 1, ...(limit < Infinity ? { limit } : {}) })) {
        if (key > this.cut.n && key !== next++) throw new JournalError(`record ${next - 1} is missing`);
        records.push(decodeRecord(key, value));
      }
    } catch (cause) {
      throw cause instanceof JournalError ? cause : new JournalError(`record ${next} cannot be read: ${reasonOf(cause)}`, { cause });
    }
    if (next <= to && records.length < limit) throw new JournalError(`record ${next} is missing`);
    return records;
  }

  /** Drops what passes of the records up to `to` (thinning.ts); `turn` ends it by rejecting. Rejects with JournalError. */
  async thin(to: number, turn: () => Promise<unknown>): Promise<Thinned> {
    this.checkSpace();
    try {
      // A reader may see a transaction before we hear of it: nothing is called missing that is about to be.
      return await thin({ ...this.opened, begins: (next) => { this.cut = next; }, written: committed }, to, turn);
    } finally {
      if (this.now) this.cut = thinnedIn(this.now.meta);
    }
  }

  has(key: string): boolean { return this.opened.ids.has(key); }

  /** Writes records and the keys of their events in one transaction. Rejects with JournalError where they are not on disk. */
  async write(records: readonly Recorded[], keys: readonly string[]): Promise<void> {
    const { env, events, ids, chain } = this.opened;
    this.checkSpace();
    const bytes = records.map(encodeRecord);
    const n = records.at(-1)?.n ?? 0;
    const steps = [ids.step(n, keys), chain.step(n, bytes)];
    await committed(env.batch(() => {
      records.forEach(({ n }, i) => { void events.put(n, bytes[i] as Buffer); });
      for (const step of steps) step.write();
    }));
    for (const step of steps) step.settle();
    env.resetReadTxn();
  }

  /** Opens the environment anew, since LMDB cannot write on after a failed commit, and writes a probe. Rejects with JournalError. */
  async reopen(): Promise<void> {
    await this.close();
    this.checkSpace();
    this.now = this.open();
    await committed(this.opened.meta.put('probe', Buffer.from([1])));
  }

  /** Waits for what is being written, then lets go of the directory; safe to call twice. */
  async close(): Promise<void> {
    const now = this.now;
    this.now = undefined;
    await now?.env.close();
  }

  private get opened(): Open {
    if (!this.now) throw new JournalError('the journal is closed');
    return this.now;
  }

  /** LMDB may crash the process where a page cannot be written, so a full disk is met before it is reached. */
  private checkSpace(): void {
    const { free, reserve } = this.space;
    if (free(this.dir) < reserve) throw new JournalError(`the disk is full: less than ${reserve} bytes are free for ${this.dir}`);
  }

  private open(): Open {
    let env: RootDatabase<Buffer> | undefined;
    try {
      const size = statSync(join(this.dir, 'data.mdb'), { throwIfNoEntry: false })?.size ?? 0;
      env = open<Buffer>({ path: this.dir, noSubdir: false, overlappingSync: false, eventTurnBatching: false, encoding: 'binary', mapSize: 2 ** 30 });
      if (size > EMPTY && ![...env.getKeys()].includes('events')) throw new JournalError(`record 1 and all after it are missing: the file has ${size} bytes, and says that it is new`);
      const events = env.openDB<Buffer, number>({ name: 'events' });
      const trees = { events, chain: env.openDB<Buffer, number>({ name: 'chain' }), log: env.openDB<Buffer, number>({ name: 'new-ids' }) };
      const tree = env.openDB<Buffer, string>({ name: 'ids' });
      const meta = env.openDB<Buffer, string>({ name: 'meta' });
      // Registers this process as a reader; the operating system frees the mark of a process that died.
      meta.get('probe');
      env.readerCheck();
      const other = env.readerList().split('\n').map((line) => Number.parseInt(line, 10)).find((pid) => pid > 0 && pid !== process.pid);
      if (other !== undefined) throw new JournalError(`${this.dir} is in use by process ${other}`);
      const newest = checkTail(trees);
      rehearse(env, trees, newest + 1);
      const ids = new Ids(trees.log, tree);
      const chain = new Chain(trees.chain, newest);
      return { env, events, ids, chain, meta };
    } catch (cause) {
      void env?.close();
      throw cause instanceof JournalError ? cause : new JournalError(`${this.dir} cannot be opened: ${reasonOf(cause)}; ${known(this.dir)}`, { cause });
    }
  }
}

/** lmdb-js tells the cause of a failed commit by a promise on the error, which must be heard or it ends the process. */
async function committed(write: Promise<boolean>): Promise<void> {
  try {
    await write;
  } catch (error) {
    const told = (error as { commitError?: Promise<never> }).commitError;
    const cause: unknown = told ? await told.catch((reason: unknown) => reason) : error;
    throw new JournalError(`the write failed: ${reasonOf(cause)}`, { cause });
  }
}

/** Writes the next record, which is number `n`, and takes it back: pages that only a write comes by, as those of what is free, may be damaged too. Throws JournalError. */
function rehearse(env: RootDatabase<Buffer>, trees: Trees, n: number): void {
  try {
    env.transactionSync(() => {
      for (const tree of Object.values(trees) as Database<Buffer, number>[]) tree.putSync(n, REHEARSED);
      return ABORT;
    });
  } catch (cause) {
    throw new JournalError(`record ${n} could not be written: ${reasonOf(cause)}`, { cause });
  }
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** What is whole of a journal whose records nobody can read. */
function known(dir: string): string {
  const checkpoint = loadCheckpoint(dir, Infinity);
  return checkpoint ? `its newest checkpoint is of record ${checkpoint.n}` : 'it has no checkpoint, so that not even record 1 is known';
}
