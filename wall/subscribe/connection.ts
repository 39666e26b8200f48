import { parse, unpack } from '#protocol/codec';
import type { Command, CommandName, Reply } from '#protocol/commands';
import { faultType, ProtocolError, type Problem } from '#protocol/errors';
import { delta, FRAME, heartbeat, moved, snapshot, stillAsked, welcome, type Heartbeat, type Moved, type Welcome } from '#protocol/frames';
import { standing, turned, type Standing } from '#protocol/remote';
import { PROTOCOL_VERSION } from '#protocol/version';
import { backoff } from './backoff.ts';
import type { DistrictClock } from './clock.ts';
import type { Dial, Link } from './link.ts';
import type { Replica } from './replica.ts';
import { Subscriptions } from './subscriptions.ts';
import { keepTime } from './time-keeper.ts';
import type { Stop, Timing } from './timing.ts';

/** How the wall stands with its server; `joining` until the first try came to something. */
export type LinkState = 'joining' | 'live' | 'late' | 'lost';

/** Without a heartbeat for so long the link is late, ms; the server sends one at least each 2 s. */
export const LATE_AFTER = 2500;
/** After so much longer the connection counts as dead, whatever TCP says, ms. */
const DEAD_AFTER = 5500;

export interface ConnectionOptions {
  dial: Dial;
  timing: Timing;
  clock: DistrictClock;
  /** The name this display goes by. */
  display: string;
  /** The server speaks another version: its own wall would fit. Must guard against loops itself. */
  outdated: () => void;
  /** The server lets nobody in like that; `forbidden` where it knows who asks. */
  refused?: (forbidden: boolean) => void;
  /** A frame changed a replica. */
  applied: (replica: Replica) => void;
  /** The server asks for a picture of the page. */
  still?: (number: number) => void;
  /** Where a briefing stands that this page follows; and to which page the one shown here is to turn. */
  presented?: (standing: Standing) => void;
  turned?: (page: number) => void;
  /** The link's state, the welcome or a topic's problem changed. */
  changed: () => void;
}

/**
 * The display's one connection. Guarantees: it comes back by itself, with full jitter, at most one try a second, the
 * backoff reset only once a frame was applied; a server that falls silent shows as `late` after 2.5 s and one that goes
 * away as `lost` at once, both by a clock of our own.
 */
export class Connection {
  state: LinkState = 'joining';
  /** What the server last said of itself; kept over an outage. */
  welcome: Welcome | undefined;
  /** The number of the server's walls; undefined until it said it. */
  walls: number | undefined;
  /** When the server was last heard, by our own clock (ms). */
  lastFrame = 0;
  readonly topics: Subscriptions;
  private link: Link | undefined;
  private stops: Stop[] = [];
  private watch: Stop | undefined;
  private failures = 0;
  private lastTry = -Infinity;

  constructor(private readonly o: ConnectionOptions) {
    this.topics = new Subscriptions(o.timing, (replica) => {
      this.failures = 0;
      o.applied(replica);
    }, () => { o.changed(); });
  }

  /** Connects and stays connected until the returned stop is called. */
  start(): Stop {
    this.dial();
    return () => {
      this.drop();
      this.link?.close();
      this.link = undefined;
    };
  }

  /** Says something that needs no answer; lost without harm while there is no connection. */
  say<N extends CommandName>(name: N, command: Command<N>): void {
    this.ask(name, command, () => undefined);
  }

  /** Says something and hears the answer; neither happens while there is no connection. */
  ask<N extends CommandName>(name: N, command: Command<N>, answered: (reply: Reply) => void): void {
    if (this.state === 'live') this.link?.send(name, command, answered);
  }

  private dial(): void {
    this.lastTry = this.o.timing.now();
    const link = this.o.dial({ version: PROTOCOL_VERSION, display: this.o.display }, {
      frame: (name, payload) => { this.frame(name, payload); },
      closed: (_reason, problem) => { this.lost(problem); },
    });
    this.link = link;
    this.guard(DEAD_AFTER, () => { this.abandon(); });
  }

  private frame(name: string, payload: unknown): void {
    this.lastFrame = this.o.timing.now();
    try {
      const value = payload instanceof Uint8Array ? unpack(payload) : payload;
      if (name === FRAME.welcome) this.welcomed(parse(welcome, value));
      else if (this.state === 'joining' || this.state === 'lost') return;
      else if (name === FRAME.heartbeat) this.beat(parse(heartbeat, value));
      else if (name === FRAME.delta) this.topics.delta(parse(delta, value));
      else if (name === FRAME.snapshot) this.topics.snapshot(parse(snapshot, value));
      else if (name === FRAME.moved) this.move(parse(moved, value));
      else if (name === FRAME.still) this.o.still?.(parse(stillAsked, value).number);
      else if (name === FRAME.presented) this.o.presented?.(parse(standing, value));
      else if (name === FRAME.turned) this.o.turned?.(parse(turned, value).page);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.abandon();
    }
  }

  private welcomed(said: Welcome): void {
    const { link } = this;
    if (!link) return;
    if (said.version !== PROTOCOL_VERSION) {
      this.o.outdated();
      this.abandon();
      return;
    }
    if (said.epoch === this.welcome?.epoch) this.o.clock.heard(said.at, said.speed);
    else this.o.clock.reset(said.at, said.speed);
    this.welcome = said;
    const send: Link['send'] = (name, command, answered) => { link.send(name, command, answered); };
    this.stops.push(keepTime(this.o.clock, this.o.timing, send));
    this.alive();
    this.topics.opened(said.epoch, said.topics, send);
  }

  /** What is shown again came to another moment, or runs at another speed. */
  private move([at, speed]: Moved): void {
    this.o.clock.reset(at, speed);
    this.o.changed();
  }

  private beat(beat: Heartbeat): void {
    this.o.clock.heard(beat[0], beat[1]);
    this.alive();
    if (beat[4] !== this.walls) {
      this.walls = beat[4];
      this.o.changed();
    }
    this.topics.heartbeat(beat);
    if (this.topics.settled) this.failures = 0;
  }

  private alive(): void {
    this.become('live');
    this.guard(LATE_AFTER, () => {
      this.become('late');
      this.guard(DEAD_AFTER, () => { this.abandon(); });
    });
  }

  private abandon(): void {
    this.link?.close();
    this.lost();
  }

  private lost(problem?: Problem): void {
    this.drop();
    this.link = undefined;
    if (problem?.type === faultType('version-mismatch')) this.o.outdated();
    if (problem?.type === faultType('unauthorised') || problem?.type === faultType('forbidden')) this.o.refused?.(problem.type === faultType('forbidden'));
    const { timing } = this.o;
    const wait = backoff(this.failures++, timing.random(), timing.now() - this.lastTry);
    this.stops.push(timing.after(wait, () => {
      this.drop();
      this.dial();
    }));
    this.become('lost');
  }

  /** Ends all that runs beside the link. */
  private drop(): void {
    this.topics.closed();
    this.watch?.();
    this.watch = undefined;
    for (const stop of this.stops.splice(0)) stop();
  }

  private guard(ms: number, run: () => void): void {
    this.watch?.();
    this.watch = this.o.timing.after(ms, run);
  }

  private become(state: LinkState): void {
    if (state === this.state) return;
    this.state = state;
    this.o.changed();
  }
}
