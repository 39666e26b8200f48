import { SAMPLE, type MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';

/** The last values by key, for a mean and quantiles that are exact over them. */
export class Sample {
  constructor(private readonly table: Table<MemoryOf<'sample'>>) {}

  add(key: string, value: number): void {
    const known = this.table.slot(key);
    const slot = known < 0 ? this.table.add(key) : known;
    const values = [...this.table.get(slot, 'values')];
    const next = this.table.get(slot, 'next');
    values[next] = value;
    this.table.put(slot, { values, next: (next + 1) % SAMPLE });
  }

  /** The mean; 0 where there is no value. */
  mean(key: string): number {
    const values = this.values(key);
    return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  }

  /** The least value that `share` (above 0, at most 1) of them do not exceed; 0 where there is none. */
  quantile(key: string, share: number): number {
    const sorted = [...this.values(key)].sort((a, b) => a - b);
    return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  }

  private values(key: string): readonly number[] {
    const slot = this.table.slot(key);
    return slot < 0 ? [] : this.table.get(slot, 'values');
  }
}
