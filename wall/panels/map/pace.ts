import type { Stop, Timing } from '../../subscribe/timing.ts';

/** A job that may be asked for at any time and runs soon after a quiet spell, then at most every so often. */
export interface Pace { ask: () => void; stop: Stop }

/** Runs `job` `lag` ms after it is asked for, and at most every `ms`; what is asked for in between runs once, when the time is over. */
export function pace(timing: Timing, { ms, lag }: { ms: number; lag: number }, job: () => void): Pace {
  let rest: Stop | undefined, asked = false;
  const run = () => {
    asked = false;
    rest = timing.after(ms, () => {
      rest = undefined;
      if (asked) run();
    });
    job();
  };
  return {
    ask() {
      if (rest) asked = true;
      else rest = timing.after(lag, run);
    },
    stop() {
      rest?.();
      rest = undefined;
      asked = false;
    },
  };
}
