/** Stops what was started; safe to call twice. */
export type Stop = () => void;

/** What the wall takes from its browser: a clock that nobody sets (ms), timers, display frames and chance. */
export interface Timing {
  /** Monotonic; never the machine's own idea of the time of day, which may be wrong. */
  now(): number;
  after(ms: number, run: () => void): Stop;
  /** Calls `run` once, before the next display frame is painted. */
  frame(run: () => void): Stop;
  /**
   * Calls `run` once, with the next display frame that somebody else asks for and at the latest after `ms`: each frame costs
   * a picture, so what may wait a moment has none of its own. One a frame, in the order in which they asked.
   */
  along(ms: number, run: () => void): Stop;
  /** From 0 up to, but not including, 1. */
  random(): number;
}

/** What waits for somebody else's frame. */
const riders = new Set<() => void>();

export const browserTiming: Timing = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => { clearTimeout(timer); };
  },
  frame(run) {
    const request = requestAnimationFrame(() => {
      run();
      const [ride] = riders;
      ride?.();
    });
    return () => { cancelAnimationFrame(request); };
  },
  along(ms, run) {
    const ride = () => {
      stop();
      run();
    };
    const timer = setTimeout(ride, ms);
    const stop = () => {
      clearTimeout(timer);
      riders.delete(ride);
    };
    riders.add(ride);
    return stop;
  },
  random: () => Math.random(),
};

/** Calls `run` every `ms` until stopped. */
export function every(timing: Timing, ms: number, run: () => void): Stop {
  let stop: Stop;
  const arm = () => { stop = timing.after(ms, () => { arm(); run(); }); };
  arm();
  return () => { stop(); };
}
