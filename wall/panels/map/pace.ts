import type { Stop, Timing } from '../../subscribe/timing.ts';

/** A job that may be asked for at any time and runs soon after a quiet spell, then at most every so often. */
export interface Pace { ask: () => void; stop: Stop }

/** How long a job lets others go first, how long it then rests, and waits after that for a frame to go with; ms. */
export interface Tempo { lag: number; rest: () => number; join?: number }

/** Runs `job` after the lag when it is asked for, then rests; what is asked for meanwhile runs once, when the rest is over. */
export function pace(timing: Timing, tempo: Tempo, job: () => void): Pace {
  let rest: Stop | undefined, asked = false;
  const run = () => {
    asked = false;
    rest = timing.after(tempo.rest(), () => {
      rest = undefined;
      if (asked) rest = timing.along(tempo.join ?? 0, run);
    });
    job();
  };
  return {
    ask() {
      if (rest) asked = true;
      else rest = timing.after(tempo.lag, run);
    },
    stop() {
      rest?.();
      rest = undefined;
      asked = false;
    },
  };
}

/** A frame may take this share of the time, so that a display without a GPU stays quick; and these bounds hold, ms. */
const SHARE = 0.1;
const LEAST = 500;
const MOST = 2000;

/** How long to rest after frames that took `cost` ms. */
export const restAfter = (cost: number): number => Math.min(MOST, Math.max(LEAST, cost / SHARE));

/** Frames that took so long (ms), so many in a row, are those of a machine without a GPU. */
const SLOW = 120;
const IN_A_ROW = 3;

/**
 * Tells when frames are slow for good, each time anew; called with what each took, in ms. The first one is not judged, nor
 * the one after it told: they compile and are of another size.
 */
export function slowness(): (cost: number) => boolean {
  let judged = false, slow = 0;
  return (cost) => {
    slow = judged && cost > SLOW ? slow + 1 : 0;
    judged = slow < IN_A_ROW;
    if (!judged) slow = 0;
    return !judged;
  };
}
