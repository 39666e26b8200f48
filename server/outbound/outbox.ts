import { mkdirSync } from 'node:fs';
import { open, type Database, type RootDatabase } from 'lmdb';
import { isAfter, type CaseEvent, type Place } from './told.ts';

/** Messages that wait for one destination, and refused ones that are kept of it; the oldest make room. */
const WAITING = 100_000;
const DEAD = 10_000;

/** A message that a destination refused: when it was given up (ms), why, and after how many tries. */
export interface Letter { at: number; reason: string; tries: number; event: CaseEvent }
export interface Waiting { place: Place; event: CaseEvent }

type Key = [number, number, number];

/** What waits for one destination, oldest first, and what it refused. Every promise resolves when the disk has it. */
export class Queue {
  private count: number;
  private wake: (() => void) | undefined;

  constructor(private readonly waiting: Database<CaseEvent, Key>, private readonly dead: Database<Letter, Key>) {
    this.count = waiting.getCount();
  }

  get size(): number { return this.count; }
  get refused(): number { return this.dead.getCount(); }

  /** Within a transaction of the outbox. */
  put({ place, event }: Waiting, at: number): void {
    void this.waiting.put([...place], event);
    this.count += 1;
    if (this.count > WAITING) {
      const [oldest] = this.waiting.getRange({ limit: 1 });
      if (oldest) this.bury(oldest.key, { at, reason: `more than ${WAITING} wait`, tries: 0, event: oldest.value });
    }
  }

  first(): Waiting | undefined {
    const [first] = this.waiting.getRange({ limit: 1 });
    return first && { place: first.key, event: first.value };
  }

  /** Resolves when something waits, or the signal aborts. */
  async arrival(signal: AbortSignal): Promise<void> {
    if (this.count > 0 || signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      signal.addEventListener('abort', () => { resolve(); }, { once: true });
    });
  }

  /** Something was put in. */
  told(): void {
    this.wake?.();
    this.wake = undefined;
  }

  async sent(place: Place): Promise<void> {
    await this.waiting.remove([...place]);
    this.count -= 1;
  }

  async refuse(place: Place, letter: Letter): Promise<void> {
    await this.waiting.transaction(() => { this.bury([...place], letter); });
  }

  /** The newest letters, newest first. */
  letters(limit: number): Letter[] { return [...this.dead.getRange({ reverse: true, limit })].map(({ value }) => value); }

  /** Everything that was refused waits again, in its old place. */
  async again(): Promise<number> {
    const letters = [...this.dead.getRange({})].map(({ key, value: { event } }) => ({ key, event }));
    await this.waiting.transaction(() => {
      for (const { key, event } of letters) {
        void this.dead.remove(key);
        void this.waiting.put(key, event);
      }
    });
    this.count = this.waiting.getCount();
    this.told();
    return letters.length;
  }

  private bury(key: Key, letter: Letter): void {
    void this.waiting.remove(key);
    this.count -= 1;
    void this.dead.put(key, letter);
    if (this.dead.getCount() <= DEAD) return;
    const [oldest] = this.dead.getKeys({ limit: 1 });
    if (oldest) void this.dead.remove(oldest);
  }
}

/**
 * What other systems are still to be told, on disk. Guarantees: a change is put in once, however often the fold comes past
 * it again after a restart, once for each destination; what a destination was not told stays until it is, or is refused.
 */
export class Outbox {
  private readonly env: RootDatabase;
  private readonly meta: Database<Place, string>;
  private readonly queues: ReadonlyMap<string, Queue>;
  private mark: Place;
  private fresh: Waiting[] = [];
  private writing: Promise<void> | undefined;

  /** Keeps it in `dir`, creating it; in a new one nothing up to `since` (ms) is told any more. */
  constructor(dir: string, ids: readonly string[], since: number, private readonly now: () => number) {
    mkdirSync(dir, { recursive: true });
    // Two databases a destination, and those of destinations that the configuration names no more.
    this.env = open({ path: dir, noSubdir: false, overlappingSync: false, eventTurnBatching: false, maxDbs: 1_024 });
    this.meta = this.env.openDB<Place, string>({ name: 'meta' });
    this.mark = this.meta.get('mark') ?? [since, Infinity, 0];
    this.queues = new Map(ids.map((id) => [id, new Queue(this.env.openDB({ name: `waiting ${id}` }), this.env.openDB({ name: `dead ${id}` }))]));
  }

  queue(id: string): Queue | undefined { return this.queues.get(id); }

  /** Notes a change that the fold came to; one that was noted before is left out. */
  add(change: Waiting): void {
    if (!isAfter(change.place, this.mark)) return;
    this.mark = change.place;
    this.fresh.push(change);
    this.writing ??= this.writeAll().finally(() => { this.writing = undefined; });
    this.writing.catch(() => undefined);
  }

  /** Resolves when everything that was noted is on disk. Rejects where it cannot be written; it is tried again with the next change. */
  async flushed(): Promise<void> {
    await this.writing;
    if (this.fresh.length > 0) await this.writeAll();
  }

  /** Writes what is left, then lets go of the directory. */
  async close(): Promise<void> {
    await this.flushed().catch(() => undefined);
    await this.env.close();
  }

  private async writeAll(): Promise<void> {
    while (this.fresh.length > 0) {
      await Promise.resolve(); // what comes in the same turn is written together
      const batch = this.fresh;
      this.fresh = [];
      const last = (batch.at(-1) as Waiting).place;
      try {
        await this.env.transaction(() => {
          for (const queue of this.queues.values()) for (const change of batch) queue.put(change, this.now());
          void this.meta.put('mark', last);
        });
      } catch (error) {
        this.fresh = [...batch, ...this.fresh];
        throw error;
      }
      for (const queue of this.queues.values()) queue.told();
    }
  }
}
