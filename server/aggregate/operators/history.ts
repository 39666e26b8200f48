import { DateTime } from 'luxon';
import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';

/** What is kept of each month. */
export const KEPT = ['reported', 'closed', 'due', 'onTime', 'closedDue', 'rework'] as const;
export type Kept = Record<(typeof KEPT)[number], number>;

/** Months back that can be compared with. */
const MONTHS = 12;
const monthOf = (at: DateTime): string => at.toFormat('yyyy-MM');
interface Day { local: DateTime; start: number; end: number; number: number }
/** A row of no key, which each month has that was counted from its first day. */
const whole = (month: string): string => `${month} `;

/**
 * Counts of months by key, as they were at the end of each day of this one and the twelve before it. A month of which the
 * first day was missed is not kept: it would be too small to compare with.
 */
export class History {
  private day: Day;

  constructor(private readonly table: Table<MemoryOf<'month'>>, private readonly zone: string) {
    this.day = { local: this.local(0), start: 0, end: 0, number: 1 };
  }

  /** A day ended at the midnight `at` (ms): these were the counts of its month by then. */
  note(at: number, counts: Iterable<readonly [key: string, counts: Kept]>): void {
    const day = this.local(at).minus({ days: 1 });
    const month = monthOf(day);
    if (day.day === 1) this.table.add(whole(month));
    else if (!this.table.has(whole(month))) return;
    for (const [key, now] of counts) this.write(`${month} ${key}`, day.day, now);
    if (monthOf(this.local(at)) !== month) this.forget(this.local(at));
  }

  /**
   * What was counted for a key so many months before `at` (ms), up to the same moment of the month: by days, and within the
   * day by its share. Undefined where that month was not counted from its first day.
   */
  before(at: number, months: number): ((key: string, name: keyof Kept) => number) | undefined {
    const { start, end, number, local } = this.dayOf(at);
    const month = monthOf(local.minus({ months }));
    if (!this.table.has(whole(month))) return undefined;
    const share = (at - start) / (end - start);
    return (key, name) => {
      const slot = this.table.slot(`${month} ${key}`);
      if (slot < 0) return 0;
      const days = this.table.get(slot, name);
      const upTo = (day: number): number => days[Math.min(day, days.length) - 1] ?? 0;
      return Math.round(upTo(number - 1) + (upTo(number) - upTo(number - 1)) * share);
    };
  }

  private write(id: string, day: number, now: Kept): void {
    const known = this.table.slot(id);
    if (known < 0 && KEPT.every((name) => now[name] === 0)) return;
    const slot = known < 0 ? this.table.add(id) : known;
    for (const name of KEPT) {
      const days = this.table.get(slot, name);
      this.table.set(slot, name, [...days, ...Array<number>(Math.max(0, day - 1 - days.length)).fill(0), now[name]]);
    }
  }

  private forget(at: DateTime): void {
    const first = monthOf(at.minus({ months: MONTHS }));
    for (const slot of [...this.table.all()]) if (this.table.id(slot) < first) this.table.remove(slot);
  }

  /** The day of a time; most calls are for the same one. */
  private dayOf(at: number): Day {
    if (at >= this.day.start && at < this.day.end) return this.day;
    const local = this.local(at).startOf('day');
    this.day = { local, start: local.toMillis(), end: local.plus({ days: 1 }).toMillis(), number: local.day };
    return this.day;
  }

  private local(at: number): DateTime { return DateTime.fromMillis(at, { zone: this.zone }); }
}
