import type { FaultCode } from '#protocol/errors';
import type { EventData } from '#protocol/events';
import type { Personal } from './privacy.ts';

type Counts = EventData<'admission'>;

/** How often a source's counts go out, in ms of the district's time. */
const PERIOD = 1_000;
/** Sources counted by name; a flood of invented ones is counted under OTHER. */
const NAMED = 1_000;
const OTHER = 'other';
/** Counts what came before its source was known. */
export const UNKNOWN = 'unknown';

/** What admission turned away, by source, since it was last told. */
export class Tally {
  /** Since the start, for the metrics. */
  readonly totals = { accepted: 0, repeated: 0, rejected: {} as Partial<Record<FaultCode, number>>, masked: {} as Partial<Record<Personal, number>> };
  private readonly named = new Map<string, number>();
  private readonly counts = new Map<string, Counts>();

  accepted(count: number): void { this.totals.accepted += count; }

  repeated(source: string): void {
    this.totals.repeated++;
    this.of(source).repeated++;
  }

  /** An event lost what was personal in it. */
  masked(kinds: readonly Personal[]): void {
    for (const kind of kinds) this.totals.masked[kind] = (this.totals.masked[kind] ?? 0) + 1;
  }

  rejected(source: string, code: FaultCode): void {
    this.totals.rejected[code] = (this.totals.rejected[code] ?? 0) + 1;
    const { rejected } = this.of(source);
    rejected[code] = (rejected[code] ?? 0) + 1;
  }

  /** Takes out the counts of each source that was not told within the period, or of `all`. */
  take(now: number, all: boolean): [string, Counts][] {
    const due = [...this.counts].filter(([source]) => all || now >= (this.named.get(source) ?? 0) + PERIOD);
    for (const [source] of due) {
      this.counts.delete(source);
      this.named.set(source, now);
    }
    return due;
  }

  /** Puts back what was taken but could not be told. */
  putBack(taken: readonly [string, Counts][]): void {
    for (const [source, { repeated, rejected }] of taken) {
      const counts = this.of(source);
      counts.repeated += repeated;
      for (const [code, count] of Object.entries(rejected)) counts.rejected[code] = (counts.rejected[code] ?? 0) + count;
    }
  }

  private of(source: string): Counts {
    const name = this.named.has(source) || this.named.size < NAMED ? source : OTHER;
    if (!this.named.has(name)) this.named.set(name, 0);
    let counts = this.counts.get(name);
    if (!counts) this.counts.set(name, counts = { repeated: 0, rejected: {} });
    return counts;
  }
}
