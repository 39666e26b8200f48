import type { Stop, Timing } from './timing.ts';

/** How long until a question is asked again that failed, ms. */
const AGAIN = 3_000;

/** Asks at once, then `refresh` ms after each answer, until stopped; where it rejects, sooner. */
export function askAgain(timing: Pick<Timing, 'after'>, refresh: number, ask: () => Promise<unknown>): Stop {
  let over = false;
  let stop: Stop = () => undefined;
  const again = () => {
    ask().then(() => refresh, () => AGAIN).then((ms) => { if (!over) stop = timing.after(ms, again); }, () => undefined);
  };
  again();
  return () => {
    over = true;
    stop();
  };
}
