import { open, type RootDatabase } from 'lmdb';
import { mkdirSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import type { FaultCode } from '#protocol/errors';
import { dropOldest } from '../drop-oldest.ts';
import { mask } from './privacy.ts';

/** An event that was turned away: when last (ms), from whom, why, the beginning of what came (at most 2 KiB), and how often that came. */
export interface Reject { at: number; source: string; code: FaultCode; detail: string; raw: string; count: number }

/** As it lies on disk: a ledger of before repeats were counted has no count. */
type Stored = Omit<Reject, 'count'> & { count?: number };

const KEPT = 10_000;
/** Rejects that are known again when they come once more: a message that is repeated for ever is one of them, and drives no other out. */
const KNOWN = 1_000;
const RAW = 2_048;
const DEPTH = 8;
/** A character beyond Latin as JSON may write it. */
const ESCAPED = /\\u([1-9a-c][\da-f]{3})/gi;

/**
 * The newest rejects, on disk, for whoever asks why an event is missing. It survives a restart, but nobody waits for it:
 * where the disk fails or a flood outruns it, the oldest go first.
 */
export class Ledger {
  private db: RootDatabase<Stored, number> | undefined;
  private next: number;
  /** Key of the newest reject that is no longer under way. */
  private settled: number;
  /** Rejects by what they are. */
  private fresh = new Map<string, Reject>();
  private underWay = new Map<string, Reject>();
  /** The last ones of those on disk, with their keys; the longest not seen goes first. */
  private readonly known = new Map<string, { key: number; count: number }>();
  private writing: Promise<void> | undefined;

  /** Keeps the newest `keep` rejects in `dir`, creating it. Throws where it cannot be opened. */
  constructor(private readonly dir: string, private readonly keep = KEPT) {
    mkdirSync(dir, { recursive: true });
    this.db = this.open();
    const [newest] = this.db.getKeys({ reverse: true, limit: 1 });
    this.settled = newest ?? 0;
    this.next = this.settled + 1;
  }

  /** Notes a reject, without what is personal in it; `raw` is what came, of whatever type. */
  add(reject: Omit<Reject, 'raw' | 'count'>, raw: unknown): void {
    const text = excerpt(raw);
    const what = `${reject.code} ${reject.source} ${text}`;
    const before = this.fresh.get(what) ?? this.underWay.get(what) ?? this.known.get(what);
    this.fresh.delete(what);
    this.fresh.set(what, { ...reject, detail: mask(reject.detail).text, raw: text, count: (before?.count ?? 0) + 1 });
    dropOldest(this.fresh, this.keep);
    this.writing ??= this.writeAll();
  }

  /** The newest `limit` rejects, newest first. */
  list(limit = 100): Reject[] {
    const unwritten = new Map([...this.underWay].filter(([what]) => !this.fresh.has(what)).concat([...this.fresh]));
    const moved = new Set([...unwritten.keys()].map((what) => this.known.get(what)?.key));
    const newest = [...unwritten.values()].reverse();
    const wanted = Math.max(0, Math.min(limit, this.keep) - newest.length);
    const stored = this.db?.getRange({ start: this.settled, reverse: true, limit: wanted + moved.size }) ?? [];
    return [...newest, ...[...stored].filter(({ key }) => !moved.has(key)).map(({ value }) => ({ ...value, count: value.count ?? 1 }))].slice(0, Math.min(limit, this.keep));
  }

  /** Writes what is left, then lets go of the directory. */
  async close(): Promise<void> {
    await this.writing;
    await this.shut();
  }

  private async writeAll(): Promise<void> {
    while (this.fresh.size > 0) {
      await turn();
      this.underWay = this.fresh;
      this.fresh = new Map();
      // LMDB cannot write on after a failed commit, so it is opened anew for the next batch.
      await this.write(this.underWay).catch(() => this.shut());
      this.underWay = new Map();
      this.settled = this.next - 1;
    }
    this.writing = undefined;
  }

  private async write(batch: ReadonlyMap<string, Reject>): Promise<void> {
    const db = this.db ??= this.open();
    const oldest = [...db.getKeys({ limit: batch.size })];
    const gone = new Set<number>();
    const written: [what: string, place: { key: number; count: number }][] = [];
    await db.batch(() => {
      let room = this.keep - db.getCount();
      for (const [what, reject] of batch) {
        // What came before moves to the top; where there is no room the oldest goes.
        const out = this.known.get(what)?.key ?? (room > 0 ? undefined : oldest.find((key) => !gone.has(key)));
        if (out === undefined) room--;
        else {
          void db.remove(out);
          gone.add(out);
        }
        written.push([what, { key: this.next, count: reject.count }]);
        void db.put(this.next++, reject);
      }
    }).catch(async (error: unknown) => {
      await (error as { commitError?: Promise<never> }).commitError; // rejects with the cause, and must be heard
    });
    db.resetReadTxn();
    // Only now: until it is on disk, whoever lists the rejects finds what was there before.
    for (const [what, place] of written) {
      this.known.delete(what);
      this.known.set(what, place);
    }
    dropOldest(this.known, Math.min(KNOWN, this.keep));
  }

  private async shut(): Promise<void> {
    const db = this.db;
    this.db = undefined;
    await db?.close();
  }

  private open(): RootDatabase<Stored, number> {
    return open<Stored, number>({ path: this.dir, noSubdir: false, overlappingSync: false, eventTurnBatching: false, encoding: 'json' });
  }
}

function excerpt(raw: unknown): string {
  const bytes = raw instanceof Uint8Array ? raw : Buffer.from(JSON.stringify(prune(raw ?? null)));
  // What is masked may lie across the cut, so more is looked at than is kept.
  const text = Buffer.from(bytes.subarray(0, 2 * RAW)).toString().replaceAll(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(mask(text).text).subarray(0, RAW).toString();
}

/** JSON.stringify fails on what is very deep, and nobody reads more than the beginning. */
function prune(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.slice(0, RAW);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEPTH) return '…';
  if (Array.isArray(value)) return value.slice(0, RAW).map((inner) => prune(inner, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.slice(0, RAW), prune(inner, depth + 1)]));
}
