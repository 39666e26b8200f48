import { AHEAD, BEHIND } from '../check.ts';
import type { RawEvent } from '../source.ts';

/** What a device tells by its own clock. */
const TOLD = new Set(['alert', 'reading', 'device']);
/** Devices that are remembered; past them the one that was noted first makes room. */
const KEPT = 1_000;

/** A device whose clock is wrong, and by how much (ms; ahead of ours is more than 0). */
export interface WrongClock { device: string; skew: number }

/**
 * Believes no device a time that cannot be: one ahead of ours, or so old that its clock must have begun anew. Such an event happened when it
 * came, and its device is known to have a wrong clock until it tells a time that can be. What is merely late is believed.
 */
export class Clocks {
  private readonly wrong = new Map<string, number>();

  /** The event with a time to believe, `now` (ms) where its own is not. */
  believe(raw: RawEvent, now: number): RawEvent {
    const device = TOLD.has(raw.kind) && !raw.fault ? (raw.data as { device?: unknown } | null | undefined)?.device : undefined;
    if (typeof device !== 'string' || !Number.isFinite(raw.time)) return raw;
    this.wrong.delete(device);
    const skew = raw.time - now;
    if (skew <= AHEAD && skew >= -BEHIND) return raw;
    this.wrong.set(device, skew);
    if (this.wrong.size > KEPT) for (const first of this.wrong.keys()) { this.wrong.delete(first); break; }
    return { ...raw, time: now };
  }

  get size(): number { return this.wrong.size; }

  /** The last `most` that were noted, newest first. */
  list(most: number): WrongClock[] { return [...this.wrong].slice(-most).reverse().map(([device, skew]) => ({ device, skew })); }
}
