import type { Stop, Timing } from '../subscribe/timing.ts';

export interface Asked {
  timing: Pick<Timing, 'after'>;
  /** Where the server has the stream. */
  path: string;
  /** What it is asked for with, as it is now: it changes with each connection. */
  pass: () => string;
  /** Hears once that nothing more will come of it. */
  failed: () => void;
}

/** Lets a stream play in an element, until stopped. */
export type Play = (video: HTMLVideoElement, asked: Asked) => Stop;
