import { DateTime, IANAZone } from 'luxon';
import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';
import type { Deadlines, Timers } from '../timers.ts';

const KEY = 'day';

/** The local day that runs; says when it ends, at midnight of its zone. */
export class Day {
  private readonly deadlines: Deadlines;
  /** The only row there ever is. */
  private readonly slot: number;

  /** Throws RangeError on a zone that is none. */
  constructor(private readonly table: Table<MemoryOf<'day'>>, timers: Timers, private readonly zone: string, private readonly ended: () => void) {
    if (!IANAZone.isValidZone(zone)) throw new RangeError(`no time zone ${zone}`);
    this.slot = table.add(KEY);
    this.deadlines = timers.kind('day', () => {
      this.begin(timers.now);
      this.ended();
    });
  }

  /** When the day began, in ms; 0 before the first. */
  get start(): number { return this.table.get(this.slot, 'start'); }

  /** The day that runs at `at` (ms) begins. */
  begin(at: number): void {
    const start = DateTime.fromMillis(at, { zone: this.zone }).startOf('day');
    this.table.set(this.slot, 'start', start.toMillis());
    this.deadlines.set(KEY, start.plus({ days: 1 }).toMillis());
  }
}
