import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Connection } from '../../wall/subscribe/connection.ts';
import { DistrictClock } from '../../wall/subscribe/clock.ts';
import type { Dial } from '../../wall/subscribe/link.ts';
import type { Replica } from '../../wall/subscribe/replica.ts';
import { dialSocket } from '../../wall/subscribe/socket-link.ts';
import { browserTiming } from '../../wall/subscribe/timing.ts';
import { fingerprint, same, TOPICS } from './watched.ts';
import type { Asked, Held, Herd } from './crowd.ts';

// Many displays in one process, each with the wall's own connection and replicas. Started by crowd.ts.

/** A display that is not fresh after so long (ms) never will be. */
const PATIENCE = 60_000;
/** Arrivals are counted in windows of so many ms. */
const WINDOW = 100;
/** Between two tries of a display, with what its timers and the machine's clock may differ (ms). */
const SPACING = 990;

class Display {
  /** When it dialled (ms). */
  readonly tries: number[] = [];
  private readonly connection: Connection;
  /** Since when it is fresh: live, and each topic stands where the server stands; Infinity where it is not. */
  private since = Infinity;
  private waits: { from: number; tell: (at: number) => void } | undefined;

  constructor(url: string, name: string) {
    const dial = dialSocket(url);
    const watched: Dial = (hello, on) => {
      this.tries.push(Date.now());
      const link = dial(hello, {
        frame: (frame, payload) => { on.frame(frame, payload); this.look(); },
        closed: (reason, problem) => { on.closed(reason, problem); this.look(); },
      });
      return { send: (command, value, answered) => { link.send(command, value, (answer) => { answered(answer); this.look(); }); }, close: () => { link.close(); } };
    };
    this.connection = new Connection({
      dial: watched, timing: browserTiming, clock: new DistrictClock(() => browserTiming.now()), display: name,
      outdated: () => { throw new Error('the server speaks another version'); }, applied: () => undefined, changed: () => { this.look(); },
    });
    for (const topic of TOPICS) this.connection.topics.want(topic);
    this.connection.start();
  }

  get live(): boolean { return this.connection.state === 'live'; }
  get replicas(): readonly Replica[] { return this.connection.topics.replicas(); }

  /** When, from a moment on (ms), it first knew that it shows what the server has; Infinity for never. */
  freshFrom(from: number): Promise<number> {
    if (this.since >= from && this.since < Infinity) return Promise.resolve(this.since);
    return new Promise((tell) => { this.waits = { from, tell }; });
  }

  giveUp(): void { this.waits?.tell(Infinity); }

  /** What it knows is looked at with each frame, answer and end of a connection. */
  private look(): void {
    const now = Date.now();
    this.since = this.live && this.connection.topics.settled ? Math.min(this.since, now) : Infinity;
    if (this.since === Infinity || !this.waits || now < this.waits.from) return;
    this.waits.tell(now);
    this.waits = undefined;
  }
}

const [url = '', count = '0'] = process.argv.slice(2);
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
const displays = Array.from({ length: Number(count) }, (_, i) => new Display(url, `fault-${i}`));

const ANSWERS: { [K in keyof Asked]: (value: Asked[K][0]) => Promise<Asked[K][1]> } = {
  fresh: async (from) => {
    const patience = setTimeout(() => { for (const display of displays) display.giveUp(); }, PATIENCE);
    const all = await Promise.all(displays.map((display) => display.freshFrom(from)));
    clearTimeout(patience);
    return all;
  },
  held: () => Promise.resolve(TOPICS.flatMap(heldOf)),
  herd: (from) => Promise.resolve(herd(from)),
  live: () => Promise.resolve(displays.filter(({ live }) => live).length),
};

/** What the displays hold of a topic: each state that there is, once, with how many hold it. */
function heldOf(topic: string): Held[] {
  const found: { replica: Replica; count: number }[] = [];
  for (const display of displays) {
    const replica = display.replicas.find((one) => one.topic === topic);
    if (!replica) continue;
    const known = found.find((one) => one.replica.seq === replica.seq && same(one.replica, replica));
    if (known) known.count += 1;
    else found.push({ replica, count: 1 });
  }
  return found.map(({ replica, count }) => {
    const tables = Object.fromEntries(Object.entries(replica.tables).map(([name, table]) => [name, table.rows()]));
    return { topic, seq: replica.seq, count, hash: fingerprint(topic, tables) };
  });
}

/** How the tries since a moment lie: the most in any window as a share of the displays, and how many came sooner than a second after the last of the same display. */
function herd(from: number): Herd {
  const all = displays.flatMap(({ tries }) => tries.filter((at) => at >= from)).sort((a, b) => a - b);
  let most = 0;
  for (let first = 0, last = 0; last < all.length; last++) {
    while ((all[last] ?? 0) - (all[first] ?? 0) >= WINDOW) first += 1;
    most = Math.max(most, last - first + 1);
  }
  const hasty = displays.flatMap(({ tries }) => tries.filter((at, i) => i > 0 && at >= from && at - (tries[i - 1] ?? 0) < SPACING));
  for (const { tries } of displays) tries.splice(0, tries.length - 1);
  const stood = delay.max / 1e6;
  delay.reset();
  return { tries: all.length, share: most / displays.length, hasty: hasty.length, stood };
}

process.on('message', ({ what, value, number }: { what: keyof Asked; value: never; number: number }) => {
  void ANSWERS[what](value).then((answer) => { process.send?.({ number, answer }); });
});
process.send?.({ number: -1 });
