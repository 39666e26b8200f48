import type { Scheduler, Stop } from '../clock.ts';

/** At most one tick in this many ms. */
export const TICK_MS = 100;

/**
 * The one ticker. Its first tick after a quiet spell runs at the end of the current turn, so a lone alert does not wait;
 * then at most one each `TICK_MS`. It ticks while nothing arrives too, because the fold's own timers fall due then.
 */
export class Cadence {
  private stopped = true;
  private quiet = true;
  private soon = false;
  private cancel: Stop = () => {};

  /** `tick` says whether it published anything. */
  constructor(private readonly scheduler: Scheduler, private readonly tick: () => boolean) {}

  start(): Stop {
    this.stopped = false;
    this.run();
    return () => {
      this.stopped = true;
      this.cancel();
    };
  }

  /** Something changed. */
  touch(): void {
    if (!this.quiet || this.soon || this.stopped) return;
    this.soon = true;
    queueMicrotask(this.run);
  }

  private readonly run = (): void => {
    this.soon = false;
    if (this.stopped) return;
    this.cancel();
    this.quiet = !this.tick();
    this.cancel = this.scheduler.after(TICK_MS, this.run);
  };
}

/** Runs something each `ms`, for the first time after `ms`. */
export function every(scheduler: Scheduler, ms: number, run: () => void): Stop {
  let cancel = scheduler.after(ms, function again() {
    cancel = scheduler.after(ms, again);
    run();
  });
  return () => { cancel(); };
}
