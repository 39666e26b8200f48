import { createSubscriber } from 'svelte/reactivity';
import type { DistrictClock } from './clock.ts';
import type { Stop, Timing } from './timing.ts';

/** The district's time for whoever shows it: reading `now` subscribes to it, and it moves as the clock's second turns. */
export class Seconds {
  private readonly read: () => void;

  constructor(private readonly clock: DistrictClock, timing: Timing) {
    this.read = createSubscriber((update) => {
      let stop: Stop;
      const arm = () => {
        const turn = clock.speed === 1 ? 1000 - (clock.now() % 1000) : 1000;
        stop = timing.after(Math.max(turn, 50), () => { update(); arm(); });
      };
      arm();
      return () => { stop(); };
    });
  }

  /** District time in ms; 0 until it is known. */
  get now(): number { this.read(); return this.clock.now(); }
}
