import { ProtocolError } from '#protocol/errors';
import type { Recorded } from '#protocol/events';
import type { Engine } from '../aggregate/engine.ts';
import type { Clock } from '../clock.ts';
import { SPACING, type Milestones } from '../journal/milestones.ts';
import type { Fold } from '../publish/publisher.ts';

/** The journal as who plays it reads it. */
export interface Past {
  /** The first moment that can be shown, number and time (ms) of the newest record, and the record after which none was thinned out; these move on while the district lives. */
  readonly span: { start: number; n: number; end: number; whole: number };
  /** Records `from` to `to`, both included. */
  read(from: number, to: number): Promise<readonly Recorded[]>;
  /** Number of the last record that was admitted at `at` (ms) or before; 0 where there is none. */
  numberAt(at: number): Promise<number>;
}

export interface PlayerParts {
  engine: Engine;
  past: Past;
  milestones: Milestones;
  /** Our own time in ms, monotonic. */
  elapsed: () => number;
  /** Lets everything else have its turn. */
  turn: () => Promise<unknown>;
  /** The fold came to another moment than by what was published, or time runs otherwise now. */
  moved: (renewed: boolean) => void;
}

/** Speeds at which the past is shown: a tenth of its own to a thousand times. */
export const SPEEDS = { least: 0.1, most: 1_000 } as const;

/** Records that are read at once, and how few of them in hand ask for more. */
const BATCH = 2_000;
const FEW = 4_000;
/** How long one look at what is due may take (ms), so that displays hear that we live. */
const PATIENCE = 60;
/** How far (ms of our own time) the time may run ahead of what is folded before it waits for it. */
const AHEAD = 1_000;

/**
 * Folds the journal again, from any moment of it on, at any speed, and stops at its end. Guarantees: at each moment the topics are what they were at that moment
 * of the district, byte for byte; a seek that was overtaken by another one is given up; while it reads, the time waits and nothing is shown that is not so.
 */
export class Player implements Clock {
  /** What is published. */
  readonly fold: Fold;
  private readonly blank: Uint8Array;
  private rate = 1;
  private playing = false;
  /** The time (ms) at `since` of our own. */
  private origin: number;
  private since: number;
  private queue: Recorded[] = [];
  /** Where the queue begins: what was folded is not cut off with each record. */
  private head = 0;
  private reading = false;
  /** Counts seeks: what belongs to an earlier one is dropped. */
  private seeks = 0;
  private seeking = false;

  constructor(private readonly parts: PlayerParts) {
    const { engine, past, elapsed } = parts;
    this.fold = { get now() { return engine.now; }, advance: () => { this.advance(); }, takeDirty: () => (this.seeking ? [] : engine.takeDirty()) };
    this.blank = engine.dump();
    this.origin = past.span.start;
    this.since = elapsed();
  }

  // The clock of this world.
  get speed(): number { return this.runs ? this.rate : 0; }
  now(): number { return this.runs ? Math.floor(this.origin + (this.parts.elapsed() - this.since) * this.rate) : this.origin; }

  /** Where it stands. */
  get standing(): { start: number; end: number; at: number; speed: number; playing: boolean; seeking: boolean } {
    const { start, end } = this.parts.past.span;
    return { start, end, at: this.now(), speed: this.rate, playing: this.playing, seeking: this.seeking };
  }

  /** Folds what is due by now, as much as one look allows. */
  private advance(): void {
    if (this.seeking) return;
    const { engine, past, elapsed } = this.parts;
    const now = this.now();
    const start = elapsed();
    for (let record = this.queue[this.head]; record && record.at <= now; record = this.queue[this.head]) {
      engine.apply(record);
      this.head += 1;
      if ((this.head & 63) === 0 && elapsed() - start > PATIENCE) break;
    }
    if (this.head > BATCH) {
      this.queue = this.queue.slice(this.head);
      this.head = 0;
    }
    void this.fetch();
    const next = this.queue[this.head];
    const due = next !== undefined && next.at <= now;
    const unread = next === undefined && engine.n < past.span.n;
    if (!due && !unread) engine.advance(Math.min(now, past.span.end));
    else if (now - engine.now > AHEAD * this.rate) this.settle(engine.now);
    if (this.playing && !due && !unread && now >= past.span.end) this.pause();
  }

  play(speed = this.rate): void {
    const at = this.now();
    this.rate = Math.min(SPEEDS.most, Math.max(SPEEDS.least, speed));
    this.playing = true;
    this.settle(at);
  }

  pause(): void {
    const at = Math.min(this.now(), this.parts.past.span.end);
    this.playing = false;
    this.settle(at);
  }

  /** Comes to a moment (ms) of the journal, or to the end of it that is nearer; resolves once that is shown, or another seek overtook it. */
  async seek(asked: number): Promise<void> {
    const { engine, past, moved } = this.parts;
    const mine = ++this.seeks;
    const at = Math.min(past.span.end, Math.max(past.span.start, Math.floor(asked)));
    this.settle(this.now());
    this.seeking = true;
    this.origin = at;
    moved(false);
    const over = () => mine !== this.seeks;
    const n = await past.numberAt(at);
    if (over()) return;
    this.queue = [];
    this.head = 0;
    if (engine.n > n || engine.now > at || n - engine.n > SPACING) await this.restore(n, at);
    while (!over() && engine.n < n) {
      const batch = await past.read(engine.n + 1, Math.min(n, engine.n + BATCH));
      if (over()) return;
      for (const record of batch) engine.apply(record);
      await this.passed();
    }
    if (over()) return;
    engine.advance(at);
    engine.takeDirty();
    this.seeking = false;
    this.settle(at, true);
  }

  /** The milestone from which the moment is nearest, or the beginning, which is gone where the journal was thinned; where the fold already stands nearer, it stays. */
  private async restore(n: number, at: number): Promise<void> {
    const { engine, milestones, past } = this.parts;
    const mine = this.seeks;
    const behind = engine.n <= n && engine.now <= at;
    const found = milestones.before(n, at);
    if (behind && (found?.n ?? 0) <= engine.n) return;
    const state = found && await milestones.load(found).catch(() => undefined);
    if (!state && past.span.whole > 0) throw new ProtocolError('not-found', 'what came to that moment is no longer in the journal');
    if (mine === this.seeks) engine.restore(state ?? this.blank);
  }

  /** Where many records were folded in one go, the state is kept for whoever comes this way again. */
  private async passed(): Promise<void> {
    const { engine, milestones, turn } = this.parts;
    if (milestones.since(engine.n) >= SPACING) await milestones.keep({ n: engine.n, at: engine.now }, engine.dump()).catch(() => undefined);
    else await turn();
  }

  private get runs(): boolean { return this.playing && !this.seeking; }

  /** The time goes on from a moment as it runs now. */
  private settle(at: number, renewed = false): void {
    this.origin = at;
    this.since = this.parts.elapsed();
    this.parts.moved(renewed);
  }

  /** Reads on before the queue runs dry. */
  private async fetch(): Promise<void> {
    const { engine, past } = this.parts;
    if (this.reading || this.seeking || this.queue.length - this.head >= FEW) return;
    const from = engine.n + 1 + this.queue.length - this.head;
    if (from > past.span.n) return;
    const mine = this.seeks;
    this.reading = true;
    try {
      const batch = await past.read(from, Math.min(past.span.n, from + BATCH - 1));
      if (mine === this.seeks) this.queue.push(...batch);
    } finally {
      this.reading = false;
    }
  }
}
