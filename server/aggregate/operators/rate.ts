import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';
import type { Deadlines, Timers } from '../timers.ts';

/** A slice in ms; each slice that passes weighs 5/6 of the one after it, so that a steady rate settles within minutes. */
const SLICE = 10_000;
const KEEP = 5 / 6;
/** What rounds to nothing is nothing. */
const LEAST = 0.05;

/** Events a minute by key, weighted towards the last 60 seconds, told after each slice; falls to 0 by itself. */
export class Rate {
  private readonly deadlines: Deadlines;

  constructor(
    private readonly table: Table<MemoryOf<'rate'>>, private readonly timers: Timers, name: string,
    private readonly told: (key: string, perMinute: number) => void,
  ) {
    this.deadlines = timers.kind(name, (key) => this.close(key));
  }

  count(key: string): void {
    const slot = this.table.slot(key);
    if (slot >= 0) {
      this.table.bump(slot, 'count', 1);
      return;
    }
    this.table.add(key, { count: 1 });
    this.deadlines.set(key, this.timers.now + SLICE);
  }

  private close(key: string): void {
    const slot = this.table.slot(key);
    const mean = this.table.get(slot, 'mean') * KEEP + this.table.get(slot, 'count');
    if (mean < LEAST) {
      this.table.remove(slot);
      this.told(key, 0);
      return;
    }
    this.table.put(slot, { count: 0, mean });
    this.deadlines.set(key, this.timers.now + SLICE);
    this.told(key, Math.round(mean * 10) / 10);
  }
}
