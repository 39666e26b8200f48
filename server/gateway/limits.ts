/** Limits of the gateway; each is a key of the config file under `limits`. */
export interface Limits {
  /** Displays connected at once. */
  connections: number;
  /** Topics one display may be in. */
  subscriptions: number;
  /** Commands a second of one display, and how many at once. */
  commands: number;
  burst: number;
}

export const LIMITS: Limits = { connections: 2_000, subscriptions: 128, commands: 50, burst: 100 };

/** Bytes of one message of a display, and of one body of events. */
export const MESSAGE_BYTES = 64 * 1024;
export const BODY_BYTES = 4 * 2 ** 20;
/** A body that has not arrived after this many ms is given up. */
export const BODY_MS = 30_000;

/** Refused commands in a row after which a display is cut off. */
export const ABUSE = 1_000;

/** A token bucket: `rate` a second, at most `burst` at once. `now` is in ms. */
export class Bucket {
  private tokens: number;
  private last: number;
  /** How many were refused since one was last granted. */
  refused = 0;

  constructor(private readonly rate: number, private readonly burst: number, now: number) {
    this.tokens = burst;
    this.last = now;
  }

  take(now: number): boolean {
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.last) * this.rate) / 1000);
    this.last = now;
    if (this.tokens < 1) {
      this.refused += 1;
      return false;
    }
    this.tokens -= 1;
    this.refused = 0;
    return true;
  }
}
