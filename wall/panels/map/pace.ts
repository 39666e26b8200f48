import type { Stop, Timing } from '../../subscribe/timing.ts';

/** A job that may be asked for at any time and runs soon after a quiet spell, then at most every so often. */
export interface Pace { ask: () => void; stop: Stop }

/** How long a job lets others go first, and how long it then rests; ms. */
export interface Tempo { lag: number; rest: () => number }

/** Runs `job` after the lag when it is asked for, then rests; what is asked for meanwhile runs once, when the rest is over. */
export function pace(timing: Timing, tempo: Tempo, job: () => void): Pace {
  let rest: Stop | undefined, asked = false;
  const run = () => {
    asked = false;
    rest = timing.after(tempo.rest(), () => {
      rest = undefined;
      if (asked) run();
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

/** Tells when frames are slow for good; called with what each took, in ms. The first one is not judged: it compiles. */
export function slowness(): (cost: number) => boolean {
  let frames = 0, slow = 0;
  return (cost) => {
    slow = frames++ > 0 && cost > SLOW ? slow + 1 : 0;
    return slow >= IN_A_ROW;
  };
}
