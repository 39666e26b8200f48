import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';
import type { Deadlines, Timers } from '../timers.ts';

/**
 * Tells when a key has not been heard for its budget (ms), once, at that very time. Hearing a key costs no deadline:
 * the one that runs is moved when it comes.
 */
export class Quiet {
  private readonly deadlines: Deadlines;

  constructor(
    private readonly table: Table<MemoryOf<'quiet'>>, private readonly timers: Timers, name: string,
    private readonly fell: (key: string) => void,
  ) {
    this.deadlines = timers.kind(name, (key) => this.check(key));
  }

  /** Whether the key is watched: it was heard, and has not fallen quiet since. */
  watches(key: string): boolean { return this.table.has(key); }

  /** When a watched key was last heard, in ms; undefined where it is not watched. */
  heard(key: string): number | undefined {
    const slot = this.table.slot(key);
    return slot < 0 ? undefined : this.table.get(slot, 'at');
  }

  /** A key was heard at `at` (ms). */
  hear(key: string, at: number, budget: number): void {
    const slot = this.table.slot(key);
    if (slot < 0) {
      this.table.add(key, { at, budget });
      this.deadlines.set(key, at + budget);
      return;
    }
    this.table.set(slot, 'at', at);
    if (this.table.get(slot, 'budget') === budget) return;
    this.table.set(slot, 'budget', budget);
    if (at + budget < (this.deadlines.due(key) ?? 0)) this.deadlines.set(key, at + budget);
  }

  /** Watches a key no longer. */
  forget(key: string): void {
    this.table.remove(this.table.slot(key));
    this.deadlines.cancel(key);
  }

  private check(key: string): void {
    const slot = this.table.slot(key);
    const due = this.table.get(slot, 'at') + this.table.get(slot, 'budget');
    if (due > this.timers.now) {
      this.deadlines.set(key, due);
      return;
    }
    this.table.remove(slot);
    this.fell(key);
  }
}
