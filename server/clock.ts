/** Stops what was started; safe to call twice. */
export type Stop = () => void;

/** The district's time in ms since the epoch, running `speed` times as fast as ours; it never goes back but where the past is shown again, where it also stands still at 0. */
export interface Clock { now(): number; readonly speed: number }

/** Calls `run` once after `ms` of our own time. */
export interface Scheduler { after(ms: number, run: () => void): Stop }

/** A clock that starts at `origin` (ms) and runs `speed` times as fast as `elapsed` (ms, monotonic) says. */
export function scaledClock(origin: number, speed: number, elapsed: () => number): Clock {
  const start = elapsed();
  return { speed, now: () => Math.floor(origin + (elapsed() - start) * speed) };
}

/** The machine's clock; where that is set back, this one stands still until it is reached again. */
export function systemClock(wall: () => number = Date.now): Clock {
  let last = 0;
  return { speed: 1, now: () => (last = Math.max(last, wall())) };
}

export const systemScheduler: Scheduler = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
