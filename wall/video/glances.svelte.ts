import { SvelteMap } from 'svelte/reactivity';
import { every, type Stop, type Timing } from '../subscribe/timing.ts';
import { due } from './due.ts';

/** How often a camera that gives no stills is looked into, how long that may take, and how often the turn is looked at, ms. */
const EVERY = 60_000;
const LONGEST = 10_000;
const LOOK = 500;

/** Cameras that give no stills are looked into one after the other: the stream opens, its first frame is the still, the stream is closed. */
export class Glances {
  /** The camera that is being looked into. */
  current: string | undefined = $state();
  private since = 0;
  private readonly tried = new SvelteMap<string, number>();

  constructor(private readonly timing: Timing) {}

  /** Looks into the cameras that `wanted` names, the longest unseen first, until stopped. */
  start(wanted: () => readonly string[]): Stop {
    return every(this.timing, LOOK, () => {
      const now = this.timing.now();
      if (this.current !== undefined && now - this.since < LONGEST && wanted().includes(this.current)) return;
      const [next] = due(wanted(), this.tried, now, EVERY);
      this.current = next;
      this.since = now;
      if (next !== undefined) this.tried.set(next, now);
    });
  }

  /** The camera was seen: another one's turn. */
  seen(camera: string): void { if (this.current === camera) this.current = undefined; }
}
