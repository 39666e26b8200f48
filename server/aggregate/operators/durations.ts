import { BUCKETS, type MemoryOf } from '../memory.ts';
import type { Index, Table } from '../table.ts';

/** Where the second bucket begins, in ms, and how much longer each further one is: the last one begins at some 380 days. */
const FIRST = 10_000;
const RATIO = 1.1;

const bucketOf = (ms: number): number => (ms < FIRST ? 0 : Math.min(BUCKETS - 1, 1 + Math.floor(Math.log(ms / FIRST) / Math.log(RATIO))));
/** The geometric middle of a bucket, in ms. */
const middleOf = (bucket: number): number => (bucket === 0 ? FIRST / 2 : FIRST * RATIO ** (bucket - 0.5));

/**
 * Mean and one quantile of durations by key, of which any may be taken back. The mean is exact. The quantile is read from
 * buckets that grow by a tenth, so it is at most 5 % off (5 s under 10 s), whatever came and in whatever order; a step
 * costs the same however many there are.
 */
export class Durations {
  /** Where the first bucket stands; the others follow it. */
  private readonly first: Index<MemoryOf<'durations'>, `b${number}`>;

  /** `share` is that of the durations that the quantile is not below. */
  constructor(private readonly table: Table<MemoryOf<'durations'>>, private readonly share: number) { this.first = table.index('b0'); }

  add(key: string, ms: number): void { this.count(key, ms, 1); }

  /** Takes back what was added. */
  drop(key: string, ms: number): void { this.count(key, ms, -1); }

  /** In seconds; 0 where there is none. */
  mean(key: string): number {
    const slot = this.table.slot(key);
    const count = slot < 0 ? 0 : this.table.get(slot, 'count');
    return count === 0 ? 0 : Math.round(this.table.get(slot, 'sum') / count / 1000);
  }

  /** In seconds; 0 where there is none. */
  quantile(key: string): number {
    const slot = this.table.slot(key);
    return slot < 0 || this.table.get(slot, 'count') === 0 ? 0 : Math.round(middleOf(this.table.get(slot, 'at')) / 1000);
  }

  clear(): void {
    for (const slot of [...this.table.all()]) this.table.remove(slot);
  }

  private count(key: string, ms: number, by: number): void {
    const { table } = this;
    const known = table.slot(key);
    const slot = known < 0 ? table.add(key) : known;
    const bucket = bucketOf(ms);
    table.bump(slot, 'count', by);
    table.bump(slot, 'sum', by * ms);
    table.raise(slot, this.first + bucket, by);
    if (bucket < table.get(slot, 'at')) table.bump(slot, 'below', by);
    this.seek(slot);
  }

  /** Moves to the bucket that holds the quantile; `below` counts what lies in those before it. */
  private seek(slot: number): void {
    const { table } = this;
    const wanted = Math.ceil(this.share * table.get(slot, 'count'));
    let [at, below] = [table.get(slot, 'at'), table.get(slot, 'below')];
    while (at > 0 && below >= wanted) below -= table.read(slot, this.first + --at);
    while (below + table.read(slot, this.first + at) < wanted) below += table.read(slot, this.first + at++);
    table.set(slot, 'at', at);
    table.set(slot, 'below', below);
  }
}
