/** A moment at which we knew the district's time: `at` (ms) at `when` of our own clock, true within `slack` ms of ours. */
interface Sample { when: number; at: number; slack: number }

/** Measured round trips kept; at one each 15 s that is two minutes, in which a machine's clock drifts by some 6 ms. */
const KEPT = 8;
/** How far apart two samples may lie beyond their own slack before the older is taken to be of another time, ms of ours. */
const TOLERANCE = 50;

/**
 * The district's time as the wall knows it, reckoned from a monotonic clock of our own, so that a machine whose time of
 * day is wrong shows the right one. Guarantees: it goes on through an outage at the last known speed; of several round
 * trips the shortest counts; a heartbeat can only move it forward.
 */
export class DistrictClock {
  private samples: Sample[] = [];
  private rate = 1;
  /** Since when, by our own clock, the time is what it is said to be. */
  private since = -Infinity;

  /** `elapsed` is monotonic, in ms. */
  constructor(private readonly elapsed: () => number) {}

  /** How many times as fast as ours the district's time runs; 0 while it stands still. */
  get speed(): number { return this.rate; }
  /** The same by which lengths of it are judged: while it stands still they are as long as ours. */
  get pace(): number { return this.rate || 1; }
  /** Whether the district's time was heard at all. */
  get known(): boolean { return this.samples.length > 0; }

  /** The district's time in ms since the epoch; 0 until it is known. */
  now(): number { return this.known ? Math.floor(this.reckon(this.elapsed())) : 0; }

  /**
   * A time that runs as fast as ours and is the same on every display of a server, in ms with fractions; 0 until it is known.
   * What moves by itself takes its turn and phase from here, so that displays move together without a word between them.
   */
  synced(): number { return this.known ? this.reckon(this.elapsed()) / this.pace : 0; }

  /** Forgets everything: another run of the server may keep another time. */
  reset(at: number, speed: number): void {
    this.samples = [];
    this.since = this.elapsed();
    this.heard(at, speed);
  }

  /** The server said `at` a while ago, so it is at least that by now. */
  heard(at: number, speed: number): void {
    const when = this.elapsed();
    if (speed !== this.rate) this.samples = [];
    this.rate = speed;
    if (!this.known || this.reckon(when) < at) this.samples = [{ when, at, slack: Infinity }];
  }

  /** We asked at `sent` and had the answer `at` by `received`, both of our own clock; what was asked before the time became another one says nothing. */
  measured(at: number, sent: number, received: number): void {
    if (sent < this.since) return;
    const sample = { when: (sent + received) / 2, at, slack: (received - sent) / 2 };
    const consistent = (s: Sample) =>
      Math.abs(project(s, sample.when, this.rate) - at) <= (s.slack + sample.slack + TOLERANCE) * this.rate;
    this.samples = [...this.samples.filter((s) => s.slack < Infinity && consistent(s)), sample].slice(-KEPT);
  }

  private reckon(when: number): number {
    const best = this.samples.reduce((a, b) => (b.slack <= a.slack ? b : a));
    return project(best, when, this.rate);
  }
}

const project = (sample: Sample, when: number, speed: number): number => sample.at + (when - sample.when) * speed;
