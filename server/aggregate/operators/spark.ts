import { SPARK_BUCKET, SPARK_POINTS, type series } from '#protocol/topics';
import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';
import type { Deadlines, Timers } from '../timers.ts';

const KEY = 'spark';
const bucketOf = (at: number): number => Math.floor(at / SPARK_BUCKET);

/** A line on which nothing was measured yet. */
export const UNMEASURED: readonly number[] = Array.from({ length: SPARK_POINTS }, () => -1);

/**
 * Counts by key in buckets that end at whole multiples of SPARK_BUCKET, and shows the closed ones in the column `spark`.
 * What comes late is added to the bucket it belongs to. Buckets before `begin` stay -1.
 */
export class Spark {
  private readonly deadlines: Deadlines;

  constructor(
    private readonly running: Table<MemoryOf<'bucket'>>, private readonly table: Table<{ spark: ReturnType<typeof series> }>,
    private readonly timers: Timers,
  ) {
    this.deadlines = timers.kind(KEY, () => this.roll());
  }

  /** Measuring begins, in the bucket of `at` (ms). */
  begin(at: number): void { this.deadlines.set(KEY, (bucketOf(at) + 1) * SPARK_BUCKET); }

  /** Something of a key happened at `at` (ms), which is not in the future. A key without a row counts nowhere. */
  count(key: string, at: number): void {
    const shown = this.table.slot(key);
    const age = bucketOf(this.timers.now) - bucketOf(at);
    if (shown < 0 || age > SPARK_POINTS) return;
    if (age === 0) {
      this.running.bump(this.slot(key), 'count', 1);
      return;
    }
    const points = [...this.table.get(shown, 'spark')];
    const i = SPARK_POINTS - age;
    points[i] = Math.max(points[i] ?? 0, 0) + 1;
    this.table.set(shown, 'spark', points);
  }

  private roll(): void {
    for (const shown of this.table.all()) {
      const slot = this.slot(this.table.id(shown));
      this.table.set(shown, 'spark', [...this.table.get(shown, 'spark').slice(1), this.running.get(slot, 'count')]);
      this.running.set(slot, 'count', 0);
    }
    this.begin(this.timers.now);
  }

  private slot(key: string): number {
    const slot = this.running.slot(key);
    return slot < 0 ? this.running.add(key) : slot;
  }
}
