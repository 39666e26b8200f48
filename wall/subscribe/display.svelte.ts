import type { Command, CommandName, Reply } from '#protocol/commands';
import type { Welcome } from '#protocol/frames';
import type { Proof, Still } from '#protocol/proof';
import type { Standing } from '#protocol/remote';
import { WORLD_KINDS, type WorldKind } from '#protocol/worlds';
import { createContext } from 'svelte';
import { DistrictClock } from './clock.ts';
import { Connection, type LinkState } from './connection.ts';
import { Feeds } from './feeds.ts';
import type { Dial } from './link.ts';
import { Painter } from './painter.ts';
import { Reporter } from './reporter.ts';
import { Seconds } from './seconds.ts';
import type { Stop, Timing } from './timing.ts';

export interface DisplayOptions {
  dial: Dial;
  timing: Timing;
  /** The name this display goes by. */
  name: string;
  /** Where the pages of its world lie; '' for the living one. */
  base?: string;
  /** Topics of which every painted frame is reported. */
  report: ReadonlySet<string>;
  /** Another version of the server asks for another wall. */
  outdated: () => void;
  /** The server lets nobody in like that; `forbidden` where it knows who asks. */
  refused?: (forbidden: boolean) => void;
}

/** Topics told of in one proof at most (server/protocol/proof.ts). */
const TOPICS_TOLD = 128;

/** What every panel of a display shares: its feeds, the district's time and how it stands with the server. */
export class Display {
  link: LinkState = $state.raw('joining');
  /** What the server said of itself; kept over an outage. */
  welcome: Welcome | undefined = $state.raw();
  /** How many times as fast as ours its time runs; 0 while it stands still. */
  speed = $state(1);
  /** The district's time when the server was last heard before it fell silent, ms. */
  heard = $state(0);
  /** The number of the server's walls; another one once they were changed, undefined until it said it. */
  walls: number | undefined = $state.raw();
  /** Whether visitors stand before it: what is internal is not shown then. */
  visitors = $state(false);
  /** Counts up when a topic's problem came or went. */
  troubles = $state(0);
  readonly clock: DistrictClock;
  readonly seconds: Seconds;
  readonly feeds: Feeds;
  readonly timing: Timing;
  /** Where the pages of its world lie; '' for the living one. */
  readonly base: string;
  /** Errors since the page was loaded. */
  errors = 0;
  /** Panels built anew since then, because they failed or hung. */
  rebuilt = 0;
  /** Rungs of quality that its pictures went down; 0 is all there is. */
  coarse = 0;
  /** Makes a picture of the page for whoever looks after the displays; where there is none the server hears so. */
  picture: (() => Promise<Omit<Still, 'number'>>) | undefined;
  /** Hears where the briefing stands that this page follows; and to which page the one shown here is to turn. */
  presented: ((standing: Standing) => void) | undefined;
  turned: ((page: number) => void) | undefined;
  private readonly connection: Connection;
  private readonly painter: Painter;

  /** The world that it shows; undefined for the living one. */
  get world(): WorldKind | undefined { return WORLD_KINDS.find((kind) => this.base.startsWith(`/${kind}/`)); }

  constructor({ dial, timing, name, base = '', report, outdated, refused }: DisplayOptions) {
    this.timing = timing;
    this.base = base;
    this.clock = new DistrictClock(() => timing.now());
    this.seconds = new Seconds(this.clock, timing);
    const reporter = new Reporter(timing, report, (painted) => { this.connection.say('report', { painted }); });
    this.painter = new Painter(timing, {
      wants: (replica) => reporter.wants(replica),
      stood: (replicas) => { reporter.stood(replicas, this.clock.now()); },
    }, () => { this.errors++; });
    this.connection = new Connection({
      dial, timing, clock: this.clock, display: name, outdated, ...(refused && { refused }),
      applied: (replica) => { this.painter.mark(replica); },
      still: (number) => { this.show(number); },
      presented: (standing) => { this.presented?.(standing); },
      turned: (page) => { this.turned?.(page); },
      changed: () => { this.refresh(); },
    });
    this.feeds = new Feeds(this.connection.topics, this.painter);
  }

  /** Connects, until the returned stop is called. */
  start(): Stop { return this.connection.start(); }

  /** Says something to the server and hears the answer; neither happens while there is no connection. */
  ask<N extends CommandName>(name: N, command: Command<N>, answered: (reply: Reply) => void): void { this.connection.ask(name, command, answered); }

  /** Tells the server what stands on the page, and what was drawn of which topic. */
  prove(standing: Omit<Proof, 'painted' | 'age' | 'frame' | 'errors' | 'rebuilt' | 'coarse'>): void {
    const { painter: { drawn, frames, last }, timing, connection, errors, rebuilt, coarse } = this;
    const painted = connection.topics.replicas().flatMap(({ topic }) => { const seq = drawn.get(topic); return seq === undefined ? [] : [{ topic, seq }]; });
    connection.say('proof', { ...standing, painted: painted.slice(0, TOPICS_TOLD), age: timing.now() - last, frame: { median: frames.quantile(0.5), p99: frames.quantile(0.99) }, errors, rebuilt, coarse });
  }

  private show(number: number): void {
    const made: Promise<Omit<Still, 'number'>> = this.picture?.() ?? Promise.resolve({ refused: 'no-stage' });
    made.then((still) => { this.connection.say('still', { number, ...still }); }, () => { this.connection.say('still', { number, refused: 'not-possible' }); });
  }

  private refresh(): void {
    const { clock, timing, connection } = this;
    if (this.link === 'live') this.heard = clock.now() - (timing.now() - connection.lastFrame) * clock.speed;
    this.link = connection.state;
    this.welcome = connection.welcome;
    this.walls = connection.walls;
    this.speed = clock.speed;
    this.troubles++;
  }
}

const [use, provide] = createContext<Display>();
/** The display that a component stands on. */
export const useDisplay = use;
export const provideDisplay = provide;
