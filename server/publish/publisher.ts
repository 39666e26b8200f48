import type { Topic } from '../aggregate/topic.ts';
import type { Clock } from '../clock.ts';
import type { Metrics } from '../observe/metrics.ts';
import { TICK_MS } from './cadence.ts';
import type { Fanout } from './fanout.ts';

/** How often every display hears each topic's `seq` and age (ms of our own time). */
export const HEARTBEAT_MS = 1_000;

/** What is published: a fold that can be brought up to a time, and knows what changed since it was last asked. */
export interface Fold {
  /** The time it has come to (ms). */
  readonly now: number;
  advance(now: number): void;
  takeDirty(): Topic[];
}

export interface PublisherParts {
  fold: Fold;
  /** The time (ms) up to which the fold may go. */
  horizon: () => number;
  fanout: Fanout;
  clock: Clock;
  /** Our own time in ms, monotonic. */
  elapsed: () => number;
  metrics: Metrics;
}

/** What one tick does. The heartbeat goes out in a tick's own turn, so it shares that turn's one write a display. */
export class Publisher {
  private lastBeat: number;

  constructor(private readonly parts: PublisherParts) {
    this.lastBeat = parts.elapsed();
  }

  /** Brings the topics up to now and publishes what changed; says whether anything did. */
  readonly tick = (): boolean => {
    const { fold, horizon, fanout, metrics } = this.parts;
    const end = metrics.tick.startTimer();
    fold.advance(horizon());
    const published = fanout.publish(fold.takeDirty(), fold.now);
    this.beat();
    end();
    return published;
  };

  private beat(): void {
    const { elapsed, fanout, clock } = this.parts;
    if (elapsed() - this.lastBeat < HEARTBEAT_MS - TICK_MS / 2) return;
    this.lastBeat = elapsed();
    fanout.heartbeat(clock.now(), clock.speed);
  }
}
