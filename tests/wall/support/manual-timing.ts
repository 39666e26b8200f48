import type { Timing } from '../../../wall/subscribe/timing.ts';

interface Due { at: number; order: number; run: () => void }

/** A browser's timing by hand: time passes only in `pass`, display frames come only in `paint`. */
export class ManualTiming implements Timing {
  private time = 0;
  private order = 0;
  private timers = new Set<Due>();
  private frames = new Set<() => void>();
  private riders = new Set<() => void>();
  /** What `random` answers. */
  chance = 0.5;

  now(): number { return this.time; }
  random(): number { return this.chance; }

  after(ms: number, run: () => void): () => void {
    const due = { at: this.time + ms, order: this.order++, run };
    this.timers.add(due);
    return () => { this.timers.delete(due); };
  }

  frame(run: () => void): () => void {
    this.frames.add(run);
    return () => { this.frames.delete(run); };
  }

  along(ms: number, run: () => void): () => void {
    const ride = () => {
      stop();
      run();
    };
    const cancel = this.after(ms, ride);
    const stop = () => {
      cancel();
      this.riders.delete(ride);
    };
    this.riders.add(ride);
    return stop;
  }

  /** Lets `ms` pass and runs what falls due, in order. */
  pass(ms: number): void {
    const end = this.time + ms;
    for (let next = this.next(end); next; next = this.next(end)) {
      this.timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }

  /** One display frame; says how many callbacks it ran. */
  paint(): number {
    const frames = [...this.frames];
    this.frames.clear();
    for (const run of frames) {
      run();
      [...this.riders][0]?.();
    }
    return frames.length;
  }

  private next(end: number): Due | undefined {
    return [...this.timers].filter((due) => due.at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
  }
}
