import { every, type Stop, type Timing } from '../subscribe/timing.ts';

/** Streams that every display tries to carry, and the most that one is asked for. */
const FIRST = 4;
const MOST = 36;
/** How often the streams are looked at, ms. */
const LOOK = 2_000;
/** Strained: more than this share of the frames was dropped, or the page's own timer came so late (ms). */
const DROPPED = 0.1;
const LATE = 600;
/** Looks in a row that say so before the number changes: fewer streams soon, more only after a while. */
const STRAINED = 2;
const SMOOTH = 2;
/** After one was taken away none is added for so long, ms. */
const REST = 60_000;

/** Frames of a stream since it began: all that were decoded, and those of them that came too late to be shown. */
export interface Decoded { total: number; dropped: number }

/**
 * How many streams a display can decode, found out by decoding them: a few more while all frames are shown, fewer as soon as
 * they are not.
 */
export class DecodeBudget {
  size = FIRST;
  private strained = 0;
  private smooth = 0;
  private rested = -Infinity;
  private last = new Map<string, Decoded>();

  constructor(private readonly timing: Timing) {}

  /** Looks at what plays until stopped; `wanted` is how many would, if all could. */
  start(playing: () => ReadonlyMap<string, Decoded>, wanted: () => number, changed: () => void): Stop {
    const { timing } = this;
    let due = timing.now() + LOOK;
    return every(timing, LOOK, () => {
      const late = timing.now() - due;
      due = timing.now() + LOOK;
      const before = this.size;
      this.look(playing(), wanted(), late);
      if (this.size !== before) changed();
    });
  }

  /** One look: what plays by name, how many are wanted, how late (ms) the look itself came. */
  look(playing: ReadonlyMap<string, Decoded>, wanted: number, late: number): void {
    let [total, dropped] = [0, 0];
    for (const [name, now] of playing) {
      const before = this.last.get(name) ?? { total: 0, dropped: 0 };
      // A stream that was opened anew counts from nothing.
      const fresh = now.total < before.total ? { total: 0, dropped: 0 } : before;
      total += now.total - fresh.total;
      dropped += now.dropped - fresh.dropped;
    }
    this.last = new Map(playing);
    const strained = playing.size > 0 && (dropped > total * DROPPED || late > LATE);
    this.strained = strained ? this.strained + 1 : 0;
    this.smooth = strained ? 0 : this.smooth + 1;
    if (this.strained >= STRAINED) this.fewer(playing.size);
    else if (this.smooth >= SMOOTH && playing.size >= this.size && wanted > this.size && this.timing.now() - this.rested >= REST) this.more();
  }

  private fewer(playing: number): void {
    const size = Math.min(this.size, playing);
    this.size = Math.max(1, size - Math.max(1, Math.floor(size / 4)));
    this.strained = 0;
    this.rested = this.timing.now();
  }

  private more(): void {
    this.size = Math.min(MOST, this.size + Math.max(1, Math.floor(this.size / 4)));
    this.smooth = 0;
  }
}
