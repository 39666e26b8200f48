import { createSubscriber } from 'svelte/reactivity';
import type { DistrictClock } from './clock.ts';
import { inStep } from './in-step.ts';
import type { Timing } from './timing.ts';

/** The district's time for whoever shows it: reading `now` subscribes to it, and it moves once a second, on every display at the same moment. */
export class Seconds {
  private readonly read: () => void;

  constructor(private readonly clock: DistrictClock, timing: Timing) {
    this.read = createSubscriber((update) => inStep(clock, timing, 1000, update));
  }

  /** District time in ms; 0 until it is known. */
  get now(): number { this.read(); return this.clock.now(); }
}
