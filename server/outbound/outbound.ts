import { ProtocolError } from '#protocol/errors';
import type { DestinationStatus } from '#protocol/feeds';
import type { Case } from '../cases/case.ts';
import type { Clock } from '../clock.ts';
import type { Wait } from '../ingest/pump.ts';
import { Courier } from './courier.ts';
import { openSender, type Destination } from './kinds/index.ts';
import { Outbox, type Letter } from './outbox.ts';
import { matters, tell, type Place } from './told.ts';

export interface OutboundParts {
  destinations: readonly Destination[];
  /** What names this centre in every message. */
  source: string;
  /** Where the outbox lies. */
  dir: string;
  /** Up to when (ms) all was told before there was an outbox: the past is no news. */
  since: number;
  clock: Clock;
  wait: Wait;
  random: () => number;
}

/** Tells other systems what changed about cases, so that they can act: each destination has its own queue and none can stop another. */
export class Outbound {
  private readonly outbox: Outbox | undefined;
  private readonly couriers: readonly Courier[];
  private last: Place = [0, 0, 0];

  constructor(private readonly parts: OutboundParts) {
    const { destinations, dir, since, clock, wait, random } = parts;
    // Without a destination nothing is kept, and what changes until there is one is the past.
    const outbox = this.outbox = destinations.length === 0 ? undefined : new Outbox(dir, destinations.map(({ id }) => id), since, () => clock.now());
    this.couriers = destinations.flatMap((settings) => {
      const queue = outbox?.queue(settings.id);
      const { id, kind, url } = settings;
      return queue ? [new Courier({ id, kind, to: url, queue, clock, wait, random, open: () => openSender(settings, clock) })] : [];
    });
  }

  /** A case changed in the fold, at its time `now` (ms) and after its record `n`. */
  change(was: Case | undefined, is: Case | undefined, now: number, n: number): void {
    if (!this.outbox || !is || !matters(was, is)) return;
    const k = this.last[0] === now && this.last[1] === n ? this.last[2] + 1 : 0;
    this.last = [now, n, k];
    this.outbox.add({ place: this.last, event: tell(is, this.last, this.parts.source) });
  }

  start(): void { for (const courier of this.couriers) courier.start(); }

  /** How each destination stands, in the order of the configuration. */
  list(): DestinationStatus[] { return this.couriers.map(({ status }) => status); }

  /** What a destination refused, newest first. Throws ProtocolError where there is no such destination. */
  letters(id: string, limit: number): Letter[] { return this.courier(id).letters(limit); }

  /** What a destination refused is tried again; says how much that is. Throws ProtocolError where there is no such destination. */
  again(id: string): Promise<number> { return this.courier(id).again(); }

  /** Resolves when all that was told is on disk. Rejects where it cannot be written. */
  async flushed(): Promise<void> { await this.outbox?.flushed(); }

  async stop(): Promise<void> { await Promise.all(this.couriers.map((courier) => courier.stop())); }

  async close(): Promise<void> { await this.outbox?.close(); }

  private courier(id: string): Courier {
    const found = this.couriers.find(({ status }) => status.id === id);
    if (!found) throw new ProtocolError('not-found', `there is no destination ${id}`);
    return found;
  }
}
