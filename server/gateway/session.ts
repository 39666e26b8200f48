import { randomUUID } from 'node:crypto';
import { parse } from '#protocol/codec';
import { COMMANDS, type Command, type CommandName, type Reply } from '#protocol/commands';
import { ProtocolError } from '#protocol/errors';
import { FRAME } from '#protocol/frames';
import type { Who } from '../access/who.ts';
import type { Clock, Scheduler } from '../clock.ts';
import { BEHIND_AFTER, type Seen, type Told } from '../director/proof.ts';
import type { Remotes } from '../director/remotes.ts';
import type { Metrics } from '../observe/metrics.ts';
import { eventPacket } from '../publish/channel.ts';
import { roomOf, type Fanout } from '../publish/fanout.ts';
import { Lag } from './lag.ts';
import { ABUSE, Bucket, type Limits } from './limits.ts';
import { Stills } from './stills.ts';
import type { Wire } from './wire.ts';

/** The next snapshot goes out when less than this waits (bytes). */
const ROOM_FOR_MORE = 64 * 1024;
/** A display behind which more than this waits, in this many samples after the first, is too slow. */
const SLOW_BYTES = 256 * 1024;
const SLOW_SAMPLES = 5;

/** Codes of a WebSocket close that are ours; `shutdown` is the standard's "going away". */
const CLOSE_CODES = { slow: 4008, commands: 4029, revoked: 4001, shutdown: 1001 } as const;
export type Ended = keyof typeof CLOSE_CODES;

export interface Shared {
  epoch: string;
  clock: Clock;
  scheduler: Scheduler;
  /** Our own time in ms, monotonic. */
  elapsed: () => number;
  /** The time up to which the topics are folded, in ms. */
  folded: () => number;
  fanout: Fanout;
  limits: Limits;
  remotes: Remotes;
  metrics: Metrics;
}

/**
 * One display. Guarantees: what it asks for goes out one topic at a time, the next only when the last one is on its way;
 * it is in a topic's room from the moment it has that topic's state, so no delta comes before it has something to apply
 * it to; a display that does not read is cut off alone.
 */
export class Session {
  /** Why it was ended, where we did it. */
  ended: Ended | 'bad-frame' | undefined;
  /** What it asks for pictures of cameras with. */
  readonly pass = randomUUID();
  /** The last `seq` and time (ms, district) it painted, by topic. */
  readonly painted = new Map<string, { seq: number; at: number }>();
  readonly stills: Stills;
  /** What it last said of itself. */
  private told: Told | undefined;
  private readonly lag = new Lag();
  private readonly connected: number;
  private readonly joined = new Set<string>();
  /** Topics that still have to be sent, with the `seq` the display has of them. */
  private readonly wanted = new Map<string, number | undefined>();
  private readonly bucket: Bucket;
  private over = 0;

  constructor(readonly id: string, readonly display: string, readonly who: Who, private readonly wire: Wire, private readonly shared: Shared, private readonly waits: (session: Session) => void) {
    this.bucket = new Bucket(shared.limits.commands, shared.limits.burst, shared.elapsed());
    this.connected = shared.elapsed();
    this.stills = new Stills(shared.scheduler, shared.elapsed, (number) => { wire.send(eventPacket(FRAME.still, { number })); });
  }

  get topics(): readonly string[] { return [...this.joined]; }
  get seen(): Seen { return { connected: this.connected, told: this.told, overdue: this.lag.overdue(BEHIND_AFTER, this.shared.elapsed()) }; }

  /** Answers a command; every failure is a `problem` in the answer. */
  handle(name: string, value: unknown): Reply {
    const known = Object.hasOwn(COMMANDS, name);
    const answer = this.attempt(name, value);
    this.shared.metrics.commands.inc({ command: known ? name : 'unknown', outcome: 'ok' in answer ? 'ok' : 'problem' });
    return answer;
  }

  /** Sends what is wanted while the display keeps up; says whether something still waits. */
  pump(): boolean {
    const { fanout, folded } = this.shared;
    for (const [topic, seq] of this.wanted) {
      if (this.wire.buffered() >= ROOM_FOR_MORE) return true;
      this.wanted.delete(topic);
      if (!fanout.catchUp(topic, seq, folded()).every((packet) => this.wire.send(packet))) {
        this.wanted.set(topic, undefined);
        return true;
      }
      this.wire.join(roomOf(topic));
      this.joined.add(topic);
    }
    return false;
  }

  /** Called once a second: ends a display that has not kept up for too long. */
  sample(): void {
    this.over = this.wire.buffered() > SLOW_BYTES ? this.over + 1 : 0;
    if (this.over > SLOW_SAMPLES) this.end('slow');
  }

  /** Sends a frame that is for this display alone. */
  tell(frame: string, value: object): void { this.wire.send(eventPacket(frame, value)); }

  end(reason: Ended): void {
    this.ended ??= reason;
    this.wanted.clear();
    this.wire.end(CLOSE_CODES[reason], reason);
  }

  private attempt(name: string, value: unknown): Reply {
    try {
      if (!this.bucket.take(this.shared.elapsed())) {
        if (this.bucket.refused > ABUSE) this.end('commands');
        throw new ProtocolError('too-many-commands', `at most ${this.shared.limits.commands} a second`);
      }
      if (!Object.hasOwn(COMMANDS, name)) throw new ProtocolError('bad-command', 'there is no such command');
      return this.run(name as CommandName, value);
    } catch (error) {
      if (error instanceof ProtocolError) return { problem: error.problem() };
      throw error;
    }
  }

  private run(name: CommandName, value: unknown): Reply {
    const { clock } = this.shared;
    switch (name) {
      case 'subscribe': this.subscribe(parse(COMMANDS.subscribe, value, 'bad-command')); break;
      case 'unsubscribe': this.unsubscribe(parse(COMMANDS.unsubscribe, value, 'bad-command')); break;
      case 'resync': this.want([{ topic: parse(COMMANDS.resync, value, 'bad-command').topic }]); break;
      case 'time': parse(COMMANDS.time, value, 'bad-command'); return { ok: true, at: clock.now() };
      case 'report': this.report(parse(COMMANDS.report, value, 'bad-command')); break;
      case 'proof': this.prove(parse(COMMANDS.proof, value, 'bad-command')); break;
      case 'present': this.present(parse(COMMANDS.present, value, 'bad-command')); break;
      case 'follow': this.shared.remotes.follow(this, parse(COMMANDS.follow, value, 'bad-command').code); break;
      case 'turn': this.turn(parse(COMMANDS.turn, value, 'bad-command')); break;
      case 'still': this.stills.take(parse(COMMANDS.still, value, 'bad-command')); break;
    }
    return { ok: true };
  }

  private subscribe({ epoch, topics }: Command<'subscribe'>): void {
    const same = epoch === this.shared.epoch;
    this.want(topics.map(({ topic, seq }) => (same && seq !== undefined ? { topic, seq } : { topic })));
  }

  private want(topics: readonly { topic: string; seq?: number }[]): void {
    const { fanout, limits } = this.shared;
    const after = new Set([...this.joined, ...this.wanted.keys()]);
    for (const { topic } of topics) {
      if (!fanout.channels.has(topic)) throw new ProtocolError('unknown-topic', topic);
      after.add(topic);
    }
    if (after.size > limits.subscriptions) throw new ProtocolError('too-many-subscriptions', `at most ${limits.subscriptions} topics`);
    for (const { topic, seq } of topics) this.wanted.set(topic, seq);
    this.waits(this);
  }

  private unsubscribe({ topics }: Command<'unsubscribe'>): void {
    for (const topic of topics) {
      this.wanted.delete(topic);
      if (this.joined.delete(topic)) this.wire.leave(roomOf(topic));
      this.painted.delete(topic);
    }
  }

  private report({ painted }: Command<'report'>): void {
    const { fanout, metrics, clock } = this.shared;
    for (const { topic, seq, at } of painted) {
      const channel = fanout.channels.get(topic);
      if (channel === undefined) throw new ProtocolError('unknown-topic', topic);
      this.painted.set(topic, { seq, at });
      const made = channel.at(seq);
      if (made !== undefined && clock.speed > 0) metrics.glass.observe(Math.max(0, at - made) / clock.speed / 1000);
    }
  }

  private present({ code, ...standing }: Command<'present'>): void { this.shared.remotes.present(this, code, standing); }
  private turn({ code, page }: Command<'turn'>): void { this.shared.remotes.turn(code, page); }

  private prove(proof: Command<'proof'>): void {
    const { fanout, elapsed, clock } = this.shared;
    this.told = { proof, told: elapsed(), at: clock.now() };
    const heads = this.topics.map((topic) => [topic, fanout.channels.get(topic)?.seq ?? 0] as const);
    this.lag.note(new Map(proof.painted.map(({ topic, seq }) => [topic, seq])), new Map(heads), elapsed());
  }
}
