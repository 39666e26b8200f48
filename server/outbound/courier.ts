import type { DestinationStatus } from '#protocol/feeds';
import type { Clock } from '../clock.ts';
import type { Wait } from '../ingest/pump.ts';
import type { Letter, Queue, Waiting } from './outbox.ts';
import { Away, Refused, type Sender } from './sender.ts';

/** Between a failure and the next try: the first wait, doubled each time up to the last, in ms; up to half of it more, so that many do not come at once. */
const FIRST_WAIT = 1_000;
const LAST_WAIT = 60_000;
/** So often a destination may answer a message with a failure of its own before the message is held to be the cause. */
const TRIES = 10;

export interface CourierParts {
  id: string; kind: string; to: string; queue: Queue; clock: Clock; wait: Wait;
  /** From 0 to 1. */
  random: () => number;
  open: () => Sender;
}

/**
 * Brings one destination its messages, one after the other. Guarantees: the order of changes is kept; a message leaves the
 * queue when its destination has taken it, so it may come twice and is never lost; one that the destination refuses goes to
 * the dead letters and stops no other; a destination that is away is waited for, however long.
 */
export class Courier {
  private state: DestinationStatus['state'] = 'idle';
  private since: number;
  private reason = '';
  private sent = 0;
  private sender: Sender | undefined;
  private readonly end = new AbortController();
  private ran: Promise<void> | undefined;

  constructor(private readonly parts: CourierParts) { this.since = parts.clock.now(); }

  get status(): DestinationStatus {
    const { id, kind, to, queue } = this.parts;
    return { id, kind, to, state: this.state, since: this.since, reason: this.reason, sent: this.sent, waiting: queue.size, refused: queue.refused };
  }

  letters(limit: number): Letter[] { return this.parts.queue.letters(limit); }

  /** What was refused is tried again; says how much that is. */
  again(): Promise<number> { return this.parts.queue.again(); }

  start(): void { this.ran ??= this.run(this.end.signal); }

  /** Resolves when what is under way ended. */
  async stop(): Promise<void> {
    this.end.abort();
    await this.ran;
    await this.sender?.close();
    this.be('stopped');
  }

  private async run(signal: AbortSignal): Promise<void> {
    const { queue, wait } = this.parts;
    let [failures, answered] = [0, 0];
    while (!this.isEnding()) {
      const next = queue.first();
      if (!next) {
        this.be('idle');
        await queue.arrival(signal);
        continue;
      }
      try {
        await this.bring(next, signal);
        [failures, answered] = [0, 0];
      } catch (error) {
        if (this.isEnding()) return;
        const { message } = error as Error;
        if (error instanceof Refused || (!(error instanceof Away) && ++answered >= TRIES)) {
          await queue.refuse(next.place, { at: this.parts.clock.now(), reason: message, tries: failures + 1, event: next.event });
          [failures, answered] = [0, 0];
          continue;
        }
        this.be('waiting', message);
        await this.drop();
        await wait(Math.max(this.backoff(failures++), error instanceof Away ? error.after : 0), signal);
      }
    }
  }

  private isEnding(): boolean { return this.end.signal.aborted; }

  private async bring({ place, event }: Waiting, signal: AbortSignal): Promise<void> {
    this.be('sending', this.state === 'waiting' ? this.reason : '');
    this.sender ??= this.opened();
    await this.sender.send(event, signal);
    await this.parts.queue.sent(place);
    this.sent += 1;
    this.be('sending');
  }

  private opened(): Sender {
    try {
      return this.parts.open();
    } catch (cause) {
      throw new Away((cause as Error).message, 0, { cause });
    }
  }

  private async drop(): Promise<void> {
    const { sender } = this;
    this.sender = undefined;
    await sender?.close();
  }

  private backoff(failures: number): number {
    const ms = Math.min(LAST_WAIT, FIRST_WAIT * 2 ** failures);
    return Math.round(ms * (1 + this.parts.random() / 2));
  }

  private be(state: DestinationStatus['state'], reason = ''): void {
    if (this.state !== state) this.since = this.parts.clock.now();
    [this.state, this.reason] = [state, reason.slice(0, 200)];
  }
}
