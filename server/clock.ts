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

/** How fast a clock goes on that is ahead of the machine's: an hour is made good in ten, and in a second no display is off by more than a tenth of one. */
const HELD_BACK = 0.9;

/** The machine's clock, and how far this one is ahead of it (ms). */
export interface SystemClock extends Clock { ahead(): number }

/**
 * The machine's clock, from `from` (ms) on. Where that one is set back this one goes on, slower, until it is reached again: time that stood still would
 * look as if nothing happened, and no deadline would come.
 */
export function systemClock({ wall = Date.now, elapsed = () => performance.now(), from = 0 }: { wall?: () => number; elapsed?: () => number; from?: number } = {}): SystemClock {
  let last = from;
  let looked = elapsed();
  const now = (): number => {
    const was = looked;
    looked = elapsed();
    last = Math.max(wall(), last + HELD_BACK * (looked - was));
    return Math.floor(last);
  };
  return { speed: 1, now, ahead: () => Math.max(0, now() - wall()) };
}

export const systemScheduler: Scheduler = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
