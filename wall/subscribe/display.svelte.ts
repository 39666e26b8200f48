import type { Welcome } from '#protocol/frames';
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
  /** Topics of which every painted frame is reported. */
  report: ReadonlySet<string>;
  /** Another version of the server asks for another wall. */
  outdated: () => void;
}

/** What every panel of a display shares: its feeds, the district's time and how it stands with the server. */
export class Display {
  link: LinkState = $state.raw('joining');
  /** What the server said of itself; kept over an outage. */
  welcome: Welcome | undefined = $state.raw();
  /** The district's time when the server was last heard before it fell silent, ms. */
  heard = $state(0);
  /** The number of the server's walls; another one once they were changed, undefined until it said it. */
  walls: number | undefined = $state.raw();
  /** Counts up when a topic's problem came or went. */
  troubles = $state(0);
  readonly clock: DistrictClock;
  readonly seconds: Seconds;
  readonly feeds: Feeds;
  readonly timing: Timing;
  private readonly connection: Connection;

  constructor({ dial, timing, name, report, outdated }: DisplayOptions) {
    this.timing = timing;
    this.clock = new DistrictClock(() => timing.now());
    this.seconds = new Seconds(this.clock, timing);
    const reporter = new Reporter(timing, report, (painted) => { this.connection.report(painted); });
    const painter = new Painter(timing, {
      wants: (replica) => reporter.wants(replica),
      stood: (replicas) => { reporter.stood(replicas, this.clock.now()); },
    });
    this.connection = new Connection({
      dial, timing, clock: this.clock, display: name, outdated,
      applied: (replica) => { painter.mark(replica); },
      changed: () => { this.refresh(); },
    });
    this.feeds = new Feeds(this.connection.topics, painter);
  }

  /** Connects, until the returned stop is called. */
  start(): Stop { return this.connection.start(); }

  private refresh(): void {
    const { clock, timing, connection } = this;
    if (this.link === 'live') this.heard = clock.now() - (timing.now() - connection.lastFrame) * clock.speed;
    this.link = connection.state;
    this.welcome = connection.welcome;
    this.walls = connection.walls;
    this.troubles++;
  }
}

const [use, provide] = createContext<Display>();
/** The display that a component stands on. */
export const useDisplay = use;
export const provideDisplay = provide;
