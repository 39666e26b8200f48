import { createContext } from 'svelte';
import type { Stop, Timing } from '../subscribe/timing.ts';

/** A panel that failed is built anew after these waits, one after the other and the last one from then on; ms. */
const WAITS = [1, 2, 4, 8, 16, 32, 60].map((seconds) => seconds * 1000);
/** What stood for so long begins at the first of them again, ms. */
const WELL = 60_000;

export interface WatchdogParts {
  timing: Pick<Timing, 'after'>;
  /** The district's time, ms. */
  now: () => number;
  /** The panel is built anew. */
  rebuilt: () => void;
}

/** Sees to it that a panel which failed or hangs is built anew, by itself and without its neighbours. */
export class Watchdog {
  /** Counts the builds; another number is another one. */
  build = $state(0);
  /** The district's time when the last good picture stood, ms; undefined while the panel is well. */
  since: number | undefined = $state();
  /** How long until the next build, ms. */
  wait = $state(0);
  private tries = 0;
  private waiting = false;
  private stop: Stop = () => undefined;

  constructor(private readonly parts: WatchdogParts) {}

  /** The panel failed, or hangs. */
  fail(): void {
    if (this.waiting) return;
    const { timing, now, rebuilt } = this.parts;
    this.stop();
    this.waiting = true;
    this.since ??= now();
    this.wait = WAITS[Math.min(this.tries++, WAITS.length - 1)] ?? 0;
    this.stop = timing.after(this.wait, () => {
      this.waiting = false;
      this.build++;
      rebuilt();
    });
  }

  /** What was built anew stands; whether that is so, and not only the build before it. */
  stood(): boolean {
    if (this.waiting || this.since === undefined) return false;
    this.since = undefined;
    this.stop = this.parts.timing.after(WELL, () => { this.tries = 0; });
    return true;
  }

  /** The panel goes. */
  end(): void { this.stop(); }
}

const [use, provide] = createContext<Watchdog>();
/** The watchdog of the panel that a component is part of. */
export const useWatchdog = use;
export const provideWatchdog = provide;
