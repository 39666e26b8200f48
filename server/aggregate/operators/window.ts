import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';
import type { Deadlines } from '../timers.ts';

/** The slices of a window: what comes within one is one sample, so that a window holds at most one more than this, at any rate. */
export const WINDOW_SLICES = 60;

/** Samples, oldest first: when the last value of each came, in ms, and what they come to. */
export interface Samples { readonly times: readonly number[]; readonly values: readonly number[] }
const NONE: Samples = { times: [], values: [] };

/**
 * The values of the last `within` ms by key, at a resolution of 1/60 of that: values of the same slice are one sample, at
 * the time of the last of them, as `merge` says. So a value leaves at its own time where none followed in its slice, and at
 * most a slice late. A deadline at the time when the oldest leaves is set while any is there.
 */
export class Window {
  /** `leaves` are deadlines of this window alone; at each of them `at` must be asked. */
  constructor(
    private readonly table: Table<MemoryOf<'window'>>, private readonly leaves: Deadlines, private readonly within: number,
    private readonly merge: (kept: number, value: number, count: number) => number,
  ) {}

  /** The samples of a key at `now` (ms), with a `value` that comes just then, if any. */
  at(key: string, now: number, value?: number): Samples {
    const known = this.table.slot(key);
    if (known < 0 && value === undefined) return NONE;
    const slot = known < 0 ? this.table.add(key) : known;
    this.drop(slot, now);
    if (value !== undefined) this.add(slot, now, value);
    const times = this.table.get(slot, 'times');
    const samples = { times, values: this.table.get(slot, 'values') };
    if (times[0] === undefined) this.table.remove(slot);
    else if (this.leaves.due(key) === undefined) this.leaves.set(key, times[0] + this.within);
    return samples;
  }

  forget(key: string): void {
    this.table.remove(this.table.slot(key));
    this.leaves.cancel(key);
  }

  private drop(slot: number, now: number): void {
    const times = this.table.get(slot, 'times');
    let gone = 0;
    while (gone < times.length && (times[gone] as number) + this.within <= now) gone += 1;
    if (gone > 0) this.write(slot, times.slice(gone), this.table.get(slot, 'values').slice(gone), this.table.get(slot, 'counts').slice(gone));
  }

  private add(slot: number, now: number, value: number): void {
    const [times, values, counts] = [this.table.get(slot, 'times'), this.table.get(slot, 'values'), this.table.get(slot, 'counts')];
    const last = times.length - 1;
    const count = counts[last] ?? 0;
    const same = count > 0 && this.slice(times[last] as number) === this.slice(now);
    if (same) this.write(slot, times.with(last, now), values.with(last, this.merge(values[last] as number, value, count)), counts.with(last, count + 1));
    else this.write(slot, [...times, now], [...values, value], [...counts, 1]);
  }

  private slice(time: number): number { return Math.floor(time * WINDOW_SLICES / this.within); }

  private write(slot: number, times: readonly number[], values: readonly number[], counts: readonly number[]): void {
    this.table.set(slot, 'times', times);
    this.table.set(slot, 'values', values);
    this.table.set(slot, 'counts', counts);
  }
}
