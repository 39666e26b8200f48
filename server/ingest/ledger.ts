import { open, type RootDatabase } from 'lmdb';
import { mkdirSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import type { FaultCode } from '#protocol/errors';
import { mask } from './privacy.ts';

/** An event that was turned away: when (ms), from whom, why, and the beginning of what came (at most 2 KiB). */
export interface Reject { at: number; source: string; code: FaultCode; detail: string; raw: string }

const KEPT = 10_000;
const RAW = 2_048;
const DEPTH = 8;
/** A character beyond Latin as JSON may write it. */
const ESCAPED = /\\u([1-9a-c][\da-f]{3})/gi;

/**
 * The newest rejects, on disk, for whoever asks why an event is missing. It survives a restart, but nobody waits for it:
 * where the disk fails or a flood outruns it, the oldest go first.
 */
export class Ledger {
  private db: RootDatabase<Reject, number> | undefined;
  private next: number;
  /** Key of the newest reject that is no longer under way. */
  private settled: number;
  private fresh: Reject[] = [];
  private underWay: Reject[] = [];
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
  add(reject: Omit<Reject, 'raw'>, raw: unknown): void {
    this.fresh.push({ ...reject, detail: mask(reject.detail).text, raw: excerpt(raw) });
    if (this.fresh.length > this.keep) this.fresh.shift();
    this.writing ??= this.writeAll();
  }

  /** The newest `limit` rejects, newest first. */
  list(limit = 100): Reject[] {
    const unwritten = [...this.underWay, ...this.fresh].slice(-this.keep).reverse();
    const stored = this.db?.getRange({ start: this.settled, reverse: true, limit: Math.max(0, Math.min(limit, this.keep) - unwritten.length) }) ?? [];
    return [...unwritten, ...[...stored].map(({ value }) => value)].slice(0, limit);
  }

  /** Writes what is left, then lets go of the directory. */
  async close(): Promise<void> {
    await this.writing;
    await this.shut();
  }

  private async writeAll(): Promise<void> {
    while (this.fresh.length > 0) {
      await turn();
      this.underWay = this.fresh;
      this.fresh = [];
      // LMDB cannot write on after a failed commit, so it is opened anew for the next batch.
      await this.write(this.underWay).catch(() => this.shut());
      this.underWay = [];
      this.settled = this.next - 1;
    }
    this.writing = undefined;
  }

  private async write(batch: readonly Reject[]): Promise<void> {
    const db = this.db ??= this.open();
    await db.batch(() => {
      for (const reject of batch) {
        void db.put(this.next, reject);
        if (this.next > this.keep) void db.remove(this.next - this.keep);
        this.next++;
      }
    }).catch(async (error: unknown) => {
      await (error as { commitError?: Promise<never> }).commitError; // rejects with the cause, and must be heard
    });
    db.resetReadTxn();
  }

  private async shut(): Promise<void> {
    const db = this.db;
    this.db = undefined;
    await db?.close();
  }

  private open(): RootDatabase<Reject, number> {
    return open<Reject, number>({ path: this.dir, noSubdir: false, overlappingSync: false, eventTurnBatching: false, encoding: 'json' });
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
