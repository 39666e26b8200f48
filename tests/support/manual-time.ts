import type { Clock, Scheduler, Stop } from '#server/clock';

interface Due { at: number; order: number; run: () => void }

/** Our own time by hand: it passes only in `pass`, which runs what falls due, in order. It is a clock of it too. */
export class ManualTime implements Clock, Scheduler {
  readonly speed = 1;
  private order = 0;
  private readonly timers = new Set<Due>();

  constructor(private time = 0) {}

  now(): number { return this.time; }

  /** Timers that have not run yet. */
  get pending(): number { return this.timers.size; }

  after(ms: number, run: () => void): Stop {
    const due = { at: this.time + ms, order: this.order++, run };
    this.timers.add(due);
    return () => { this.timers.delete(due); };
  }

  pass(ms: number): void {
    const end = this.time + ms;
    for (let next = this.next(end); next; next = this.next(end)) {
      this.timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }

  private next(end: number): Due | undefined {
    return [...this.timers].filter((due) => due.at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
  }
}

/** Real time in ms, for what is measured. */
export const elapsed = (): number => performance.now();
