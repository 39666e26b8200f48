import type { DistrictClock } from './clock.ts';
import type { Send } from './subscriptions.ts';
import type { Stop, Timing } from './timing.ts';

/** Waits before each round trip that measures the district's time, ms: three soon, then now and then. */
const SOON = [0, 250, 500];
const LATER = 15_000;

/** Measures the district's time over a connection until stopped. */
export function keepTime(clock: DistrictClock, timing: Timing, send: Send): Stop {
  let waiting: Stop;
  const arm = (round: number) => {
    waiting = timing.after(SOON[round] ?? LATER, () => {
      const sent = timing.now();
      send('time', {}, (answer) => {
        if ('ok' in answer && answer.at !== undefined) clock.measured(answer.at, sent, timing.now());
      });
      arm(round + 1);
    });
  };
  arm(0);
  return () => { waiting(); };
}
