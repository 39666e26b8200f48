import type { Clock } from '../../clock.ts';

/** How far ahead of its rate a source may run: what it sends in a second. */
const BURST_MS = 1_000;

/** Holds a source to so many events a second, a second's worth of them at once. */
export class Pace {
  private paid: number;

  constructor(private readonly perSecond: number, private readonly clock: Clock) { this.paid = clock.now() - BURST_MS; }

  /** How long (ms) to wait after so many more events. */
  after(count: number): number {
    const now = this.clock.now();
    this.paid = Math.max(this.paid, now - BURST_MS) + (count * 1_000) / this.perSecond;
    return Math.max(0, Math.ceil(this.paid - now));
  }
}
