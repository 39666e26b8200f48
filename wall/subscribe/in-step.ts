import type { DistrictClock } from './clock.ts';
import type { Stop, Timing } from './timing.ts';

/** A turn is looked for again after so long at the most (ms), since the clock may be set right meanwhile. */
const LOOK = 1000;

/** Which period of the synced time this moment of it lies in, both in ms. */
export const turnAt = (synced: number, period: number): number => Math.floor(synced / period);

/**
 * Calls `run` with the number of each period (ms) of the synced time as it begins, until stopped: on every display of a server
 * at the same moment, and through an outage by the last offset. Before the time is known there are no periods.
 */
export function inStep(clock: Pick<DistrictClock, 'synced'>, timing: Timing, period: number, run: (turn: number) => void): Stop {
  let last = turnAt(clock.synced(), period);
  let stop: Stop;
  const arm = () => {
    const now = clock.synced();
    // Whole ms, rounded up: a browser's timer cuts the fraction off, and would come before the turn.
    const wait = Math.ceil((turnAt(now, period) + 1) * period - now);
    stop = timing.after(Math.min(LOOK, wait), () => {
      const turn = turnAt(clock.synced(), period);
      // A clock that is set back by a little does not turn back.
      const fresh = turn > last || turn < last - 1;
      if (fresh) last = turn;
      arm();
      if (fresh) run(turn);
    });
  };
  arm();
  return () => { stop(); };
}

/** Display frames are looked at from so long before a turn on, and a frame that comes less than half of one before it is its frame; ms, at 60 a second. */
const LEAD = 34;
const HALF_FRAME = 8;

/** As `inStep`, in the display frame nearest to the turn: a timer that comes late for some work of the page would cost a frame. */
export function inFrame(clock: Pick<DistrictClock, 'synced'>, timing: Timing, period: number, run: (turn: number) => void): Stop {
  let frame: Stop | undefined;
  const early = { synced: () => clock.synced() + LEAD };
  const stop = inStep(early, timing, period, (turn) => {
    const look = () => {
      if (clock.synced() >= turn * period - HALF_FRAME) run(turn);
      else frame = timing.frame(look);
    };
    frame?.();
    frame = timing.frame(look);
  });
  return () => {
    stop();
    frame?.();
  };
}
