import { statfsSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import type { Event, Recorded } from '#protocol/events';
import { systemScheduler, type Clock, type Scheduler, type Stop } from '../clock.ts';
import { loadCheckpoint, oldestCheckpoint, saveCheckpoint } from './checkpoints.ts';
import { JournalError, type Checkpoint, type Journal, type Thinned } from './journal.ts';
import { eventKey } from './record.ts';
import { Store, type Space } from './store.ts';

/** Events of a group; an append is never split over two. */
const GROUP = 2_000;
/** Events that may wait; an append beyond is refused. */
const QUEUE = 100_000;
/** Records handed to a follower at once while it catches up. */
const BATCH = 1_000;
/** How often a failed journal is tried again, in ms of our own time. */
const RETRY = 1_000;

type Listener = (batch: readonly Recorded[]) => void;

/** An append that waits for its group. */
interface Append {
  at: number;
  events: readonly Event[];
  keys: readonly string[];
  done: Promise<Recorded[]>;
  resolve: (records: Recorded[]) => void;
  reject: (error: JournalError) => void;
}

export interface JournalOptions {
  /** Where the journal lies; created where it is missing. */
  dir: string;
  clock: Clock;
  scheduler?: Scheduler;
  space?: Space;
}

/** Bytes that are free for whoever we are, on the disk of a folder. */
export function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}

const ofDisk: Space = { free: freeBytes, reserve: 64 * 2 ** 20 };

/** Opens the journal in `dir`. Rejects with JournalError where another process has it open or its newest record is damaged. */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const store = new Store(options.dir, options.space ?? ofDisk);
  try {
    return new LmdbJournal(store, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The embedded journal: one group is written and flushed at a time, what comes meanwhile makes the next one. */
class LmdbJournal implements Journal {
  last: number;
  lastAt: number;
  private stamped: number;
  private readonly pending: Append[] = [];
  private readonly pendingKeys = new Set<string>();
  private waiting = 0;
  private writing: Promise<void> | undefined;
  private reopening: Promise<void> | undefined;
  private thinning: Promise<Thinned> | undefined;
  private stopRetry: Stop = () => {};
  private faulty = false;
  private closed = false;
  private readonly followers = new Set<{ listener: Listener }>();
  private readonly dir: string;
  private readonly clock: Clock;
  private readonly scheduler: Scheduler;

  constructor(private readonly store: Store, { dir, clock, scheduler = systemScheduler }: JournalOptions) {
    this.dir = dir;
    this.clock = clock;
    this.scheduler = scheduler;
    const newest = store.newest();
    this.last = newest?.n ?? 0;
    this.lastAt = newest?.at ?? 0;
    this.stamped = this.lastAt;
  }

  async append(events: readonly Event[]): Promise<Recorded[]> {
    if (events.length === 0) return [];
    if (this.closed) throw new JournalError('the journal is closed');
    if (this.faulty) throw new JournalError('the journal cannot write at present');
    if (this.waiting + events.length > QUEUE) throw new JournalError(`the journal is full: ${this.waiting} events wait`);
    const keys = events.map(({ source, id }) => eventKey(source, id));
    this.stamped = Math.max(this.stamped, this.clock.now());
    const { promise, resolve, reject } = withResolvers<Recorded[]>();
    this.pending.push({ at: this.stamped, events, keys, done: promise, resolve, reject });
    this.waiting += keys.length;
    for (const key of keys) this.pendingKeys.add(key);
    this.writing ??= this.writeAll();
    return await promise;
  }

  has(source: string, id: string): boolean {
    const key = eventKey(source, id);
    return this.pendingKeys.has(key) || this.store.has(key);
  }

  async flushed(): Promise<void> { await Promise.all(this.pending.map((append) => append.done)); }

  horizon(): number { return this.pending[0]?.at ?? Math.max(this.lastAt, this.clock.now()); }

  follow(after: number, listener: Listener): { ready: Promise<void>; stop: Stop } {
    const follower = { listener };
    let stopped = false;
    const catchUp = async (): Promise<void> => {
      for (let n = after; ;) {
        await this.reopening;
        if (stopped) return;
        // Within one turn: nothing becomes durable between this look and the first live batch.
        if (n >= this.last) {
          this.followers.add(follower);
          return;
        }
        const batch = this.store.read(n + 1, this.last, BATCH);
        n = batch.length < BATCH ? this.last : batch.at(-1)?.n ?? this.last;
        if (batch.length > 0) listener(batch);
        await turn();
      }
    };
    const stop = () => { stopped = true; this.followers.delete(follower); };
    return { ready: catchUp(), stop };
  }

  read(from: number, to: number, limit?: number): Recorded[] { return this.store.read(from, Math.min(to, this.last), limit); }

  numberAt(at: number): number {
    let [low, high] = [0, this.last];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      // Where it was dropped, of the next one that was kept.
      if ((this.store.read(middle, this.last, 1)[0]?.at ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  saveCheckpoint(checkpoint: Checkpoint): Promise<void> { return saveCheckpoint(this.dir, checkpoint); }

  loadCheckpoint(format?: string): Checkpoint | undefined { return loadCheckpoint(this.dir, this.last, format); }

  get thinned(): Thinned { return this.store.thinned; }

  async thin(before: number): Promise<Thinned> {
    if (this.thinning) return await this.thinning;
    const to = Math.min(this.numberAt(before - 1), oldestCheckpoint(this.dir));
    if (this.closed || to <= this.store.thinned.n) return this.store.thinned;
    const goOn = async (): Promise<void> => {
      await turn();
      await this.reopening;
      if (this.closed) throw new JournalError('the journal is closed');
    };
    return await (this.thinning = this.store.thin(to, goOn).finally(() => { this.thinning = undefined; }));
  }

  writable(): boolean { return !this.closed && !this.faulty && this.waiting < QUEUE; }

  async close(): Promise<void> {
    this.closed = true;
    this.stopRetry();
    await this.writing;
    await this.reopening;
    await this.thinning?.catch(() => undefined);
    await this.store.close();
  }

  private async writeAll(): Promise<void> {
    while (this.pending.length > 0) {
      await turn(); // what arrives in the same turn shares a flush
      const group = this.nextGroup();
      let n = this.last;
      const records = group.flatMap(({ at, events }) => events.map((event) => ({ n: ++n, at, event })));
      const error = await this.store.write(records, group.flatMap(({ keys }) => keys)).then(() => undefined, asJournalError);
      if (error) this.fail(error);
      else this.acknowledge(group, records);
    }
    this.writing = undefined;
  }

  private nextGroup(): Append[] {
    let size = 0;
    const end = this.pending.findIndex((append) => (size += append.events.length) > GROUP);
    return this.pending.slice(0, end < 0 ? this.pending.length : Math.max(1, end));
  }

  /** Hands durable records to the followers, before their append resolves: who was answered finds them folded. */
  private publish(records: readonly Recorded[]): void {
    const newest = records.at(-1);
    if (!newest) return;
    this.last = newest.n;
    this.lastAt = newest.at;
    for (const follower of [...this.followers]) {
      try {
        follower.listener(records);
      } catch (error) {
        // The records are durable whatever a follower does; one that fails is a fault of the program and ends it.
        this.followers.delete(follower);
        queueMicrotask(() => { throw error; });
      }
    }
  }

  private acknowledge(group: readonly Append[], records: readonly Recorded[]): void {
    this.publish(records);
    this.forget(group);
    let start = 0;
    for (const { events, resolve } of group) resolve(records.slice(start, start += events.length));
  }

  private forget(group: readonly Append[]): void {
    this.pending.splice(0, group.length);
    for (const { keys } of group) {
      this.waiting -= keys.length;
      for (const key of keys) this.pendingKeys.delete(key);
    }
  }

  /** Nothing that waits was acknowledged, so all of it is refused, until the store writes again. */
  private fail(error: JournalError): void {
    this.faulty = true;
    const refused = [...this.pending];
    this.forget(refused);
    for (const append of refused) append.reject(error);
    this.retryLater();
  }

  private retryLater(): void {
    if (this.closed) return;
    this.stopRetry = this.scheduler.after(RETRY, () => {
      this.reopening = this.recover().finally(() => { this.reopening = undefined; });
    });
  }

  private async recover(): Promise<void> {
    try {
      await this.store.reopen();
      // A commit that failed at its very end may be on disk all the same: its records count, unacknowledged.
      const newest = this.store.newest()?.n ?? 0;
      if (newest > this.last) this.publish(this.store.read(this.last + 1, newest));
      this.faulty = false;
    } catch {
      this.retryLater();
    }
  }
}

const asJournalError = (cause: unknown): JournalError =>
  cause instanceof JournalError ? cause : new JournalError('the write failed', { cause });

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: Error) => void } {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => { resolve = yes; reject = no; });
  return { promise, resolve, reject };
}
