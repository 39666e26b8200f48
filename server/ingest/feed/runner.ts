import type { Clock } from '../../clock.ts';
import { ProtocolError } from '#protocol/errors';
import type { FeedStatus } from '#protocol/feeds';
import { JournalError } from '../../journal/journal.ts';
import type { Admission, Outcome } from '../admit.ts';
import type { Headers } from '../cloudevents.ts';
import { pump, type Wait } from '../pump.ts';
import type { RawEvent } from '../source.ts';
import type { Common, Feed, Report, Webhook } from './kind.ts';
import { Clocks } from './clocks.ts';
import { Pace } from './pace.ts';
import { checkToken } from './token.ts';

/** Between a failure and the next try: the first wait, doubled each time up to the last, in ms. */
const FIRST_WAIT = 1_000;
const LAST_WAIT = 60_000;
/** What posts do: whoever has a feed's token has no right to it. */
const OF_POSTS: ReadonlySet<string> = new Set(['operator', 'direct']);
/** Devices with a wrong clock that a status names. */
const NAMED = 20;

export interface Runnable {
  settings: Common & { kind: string };
  source: string;
  admission: Pick<Admission, 'admit'>;
  clock: Clock;
  wait: Wait;
  /** Opens the feed anew; what it says of its source goes to the report. */
  readonly open: (report: Report) => Feed;
}

/**
 * Runs one feed until it is stopped. Guarantees: what it yields is admitted before it is asked for more, at no more than
 * its rate; a failure is told in its status and tried again, and reaches no other feed.
 */
export class Runner {
  private readonly stands: Omit<FeedStatus, 'wrong' | 'clocks'>;
  private readonly clocks = new Clocks();
  private readonly pace: Pace;
  private readonly end = new AbortController();
  /** Ends what runs now: for good, or until the feed is resumed. */
  private life = new AbortController();
  private held = false;
  private resumed: (() => void) | undefined;
  private ran: Promise<void> | undefined;
  private alive = -Infinity;
  private tries = 0;
  private webhook: Webhook | undefined;

  constructor(private readonly parts: Runnable) {
    const { settings: { id, kind, rate }, source, clock } = parts;
    this.stands = { id, kind, source, state: 'starting', since: clock.now(), reason: '', taken: 0, lag: 0, left: 0 };
    this.pace = new Pace(rate, clock);
  }

  get id(): string { return this.stands.id; }

  get status(): FeedStatus { return { ...this.stands, wrong: this.clocks.size, clocks: this.clocks.list(NAMED) }; }

  /** A feed may begin paused. */
  start(paused = false): void {
    this.held = paused;
    this.ran ??= this.run();
  }

  /** Lets its source go until it is resumed; what was under way is admitted or left with its source. */
  pause(): void {
    this.held = true;
    this.life.abort();
  }

  resume(): void {
    this.held = false;
    this.resumed?.();
  }

  /**
   * Takes what was posted to the feed; resolves when it is on disk. Rejects with ProtocolError where the feed takes nothing, for
   * a wrong token and for more than its rate, and with JournalError.
   */
  async receive(headers: Headers, body: Uint8Array): Promise<Outcome[]> {
    const { webhook, held, parts: { settings: { id, rate }, admission } } = this;
    if (!webhook) throw new ProtocolError('not-found', `the feed ${id} takes no webhook`);
    checkToken(headers['authorization'], webhook.token);
    if (held) throw new ProtocolError('feed-paused', `the feed ${id} is paused`);
    if (this.pace.after(0) > 0) throw new ProtocolError('rate-exceeded', `at most ${rate} events a second`);
    const events = this.believed(await webhook.read(body, headers));
    this.pace.after(events.length);
    const outcomes = await admission.admit(events);
    if (events.length > 0) this.note(events);
    return outcomes;
  }

  /** Resolves when what was under way is admitted or left with its source. */
  async stop(): Promise<void> {
    this.end.abort();
    this.life.abort();
    this.resumed?.();
    await this.ran;
    this.be('stopped');
  }

  private async run(): Promise<void> {
    const { source, admission, wait } = this.parts;
    while (!this.isOver()) {
      if (this.isHeld()) {
        await this.rest();
        continue;
      }
      const { signal } = this.life = new AbortController();
      try {
        await pump({ id: source, events: (ending) => this.events(ending) }, admission, signal, wait);
        if (!signal.aborted) {
          this.be('ended');
          return;
        }
      } catch (error) {
        this.be('lost', error instanceof Error ? error.message : String(error));
        await wait(Math.min(LAST_WAIT, FIRST_WAIT * 2 ** this.tries++), signal);
      }
    }
  }

  private isOver(): boolean { return this.end.signal.aborted; }
  private isHeld(): boolean { return this.held; }

  /** Waits while the feed is paused; its source says so, that nobody takes it for one that fell silent. */
  private async rest(): Promise<void> {
    this.be('paused');
    await this.parts.admission.admit([this.says('ended')]).catch((error: unknown) => { if (!(error instanceof JournalError)) throw error; });
    while (this.isHeld() && !this.isOver()) await new Promise<void>((resolve) => { this.resumed = resolve; });
    this.tries = 0;
    this.be('starting');
  }

  private async *events(signal: AbortSignal): AsyncGenerator<readonly RawEvent[]> {
    const { open, wait } = this.parts;
    const feed = open({ connected: () => { this.be('connected'); }, lost: (reason) => { this.be('lost', reason); }, left: (bytes) => { this.stands.left = bytes; } });
    this.webhook = feed.webhook;
    yield [this.says('started')];
    for await (const told of feed.events(signal)) {
      const batch = this.believed(told);
      if (batch.length === 0) {
        yield this.aliveNow();
        continue;
      }
      yield batch;
      this.note(batch);
      const ms = this.pace.after(batch.length);
      if (ms > 0) await wait(ms, signal);
    }
    if (!signal.aborted) yield [this.says('ended')];
  }

  /** A source that has nothing to say is heard all the same, once a period. */
  private aliveNow(): readonly RawEvent[] {
    const now = this.parts.clock.now();
    if (now < this.alive + this.parts.settings.period * 1_000) return [];
    return [this.says('alive')];
  }

  private believed(batch: readonly RawEvent[]): readonly RawEvent[] {
    const now = this.parts.clock.now();
    return batch.map((raw) => (OF_POSTS.has(raw.kind) ? { ...raw, fault: new ProtocolError('forbidden', 'a feed is no post, and does nothing as one') } : this.clocks.believe(raw, now)));
  }

  private note(batch: readonly RawEvent[]): void {
    this.tries = 0;
    this.stands.taken += batch.length;
    const now = this.alive = this.parts.clock.now();
    this.stands.lag = Math.max(0, now - Math.max(...batch.map(({ time }) => time)));
  }

  private says(state: 'started' | 'alive' | 'ended'): RawEvent {
    const { source, clock, settings } = this.parts;
    const time = this.alive = clock.now();
    return { kind: 'feed', id: `${state}-${time}`, source, time, data: { state, period: Math.round(settings.period * 1_000) } };
  }

  private be(state: FeedStatus['state'], reason = ''): void {
    const { stands } = this;
    if (stands.state !== state) stands.since = this.parts.clock.now();
    Object.assign(stands, { state, reason: reason.slice(0, 200) });
  }
}
