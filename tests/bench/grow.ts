import type { Event, Recorded } from '#protocol/events';
import type { CaseState } from '#protocol/stages';
import { SCENES as ALL } from '#scenes/index';
import type { Scene } from '#scenes/scene';
import { Engine } from '#server/aggregate/engine';
import { plainCalendar } from '#server/cases/calendar';
import { limitsOf } from '#server/cases/limits';
import { Random } from '#fixtures/random';
import { TINY } from '#tests/support/tiny-district';
import type { Figure } from './figure.ts';

/** All of one limit class, long enough for a case to fall overdue midway through its life or not at all, at every size. */
const SCENES: readonly Scene[] = ALL.map((scene) => ({ ...scene, limit: 'F' }));
/** Open cases to measure at. */
const SMALL = 1000;
const LARGE = 100_000;
const SIZES = [SMALL, 10_000, LARGE];
/** Time between two events, in ms: 432,000 a day, so that the closed cases of a day are remembered at every size. */
const PACE = 200;
/** Enough events for the first closed cases to be forgotten. */
const SETTLE = 450_000;
/** Cases of a past that is still remembered whole, and the time between two events, in ms, at which its day holds them all. */
const HISTORY = { cases: 1_000_000, pace: 20, settle: 60_000 } as const;
const ROUNDS = 25;
const EVENTS = 20_000;
/** Events between two frames. */
const FRAME = 200;
const START = Date.UTC(2026, 10, 24);
const STEPS = ['accepted', 'registered', 'dispatched', 'in-hand', 'disposed', 'verifying'] as const;

/** Cases that speak, of those that are open: the traffic is the same at every size, and only the backlog grows. */
const LIVELY = 1000;

/**
 * Cost of an event to the fold, in ns of CPU, its timers included, and its heap, by open cases; the sizes take turns on the
 * same machine. Beside the same traffic over a growing backlog, the worst there is: events for any of the open cases alike,
 * so that each finds its case in memory that the processor's caches have long forgotten; and the largest backlog on top of
 * a million cases that closed on the same day, none of which is forgotten yet.
 */
export function grow(): Promise<Figure[]> {
  const worlds = SIZES.map((size) => new World(size, LIVELY));
  const cold = new World(LARGE, LARGE);
  const old = new World(LARGE, LIVELY, HISTORY);
  for (let round = 0; round < ROUNDS; round++) for (const world of [...worlds, cold, old]) world.round();
  const cost = (size: number): number => median(worlds.find((world) => world.size === size)?.costs ?? []);
  return Promise.resolve([
    { bench: 'grow', figure: 'cost-100k-vs-1k', value: cost(LARGE) / cost(SMALL), unit: 'x', goal: '<= 1.2' },
    { bench: 'grow', figure: 'cost-100k-any-case-vs-1k', value: median(cold.costs) / cost(SMALL), unit: 'x' },
    ...SIZES.map((size) => ({ bench: 'grow', figure: `ns-per-event-${size / 1000}k`, value: cost(size), unit: 'ns', goal: '< 20000' })),
    { bench: 'grow', figure: 'ns-per-event-1m-past', value: median(old.costs), unit: 'ns', goal: '< 20000' },
    ...worlds.map(({ size, heap }) => ({ bench: 'grow', figure: `heap-${size / 1000}k`, value: heap / 1e6, unit: 'MB' })),
    { bench: 'grow', figure: 'heap-1m-past', value: old.heap / 1e6, unit: 'MB', goal: '< 1500' },
  ]);
}

/** A fold with so many open cases, of which `lively` speak, and the events that keep it there. Half of those fall overdue midway through their life. */
class World {
  readonly costs: number[] = [];
  readonly heap: number;
  private readonly engine = new Engine({ district: TINY, scenes: SCENES });
  private readonly random = new Random('grow');
  /** Numbers of the cases that are open, the lively ones last. */
  private readonly open: number[] = [];
  private readonly pace: number;
  private now = START;
  private n = 0;

  constructor(readonly size: number, private readonly lively: number, { cases, pace, settle } = { cases: 0, pace: PACE, settle: SETTLE }) {
    const before = heapUsed();
    this.pace = pace;
    for (let i = 0; i < cases; i += FRAME / 2) this.run(FRAME, (k) => (k % 2 === 0 ? this.opening() : this.closing()));
    for (let i = 0; i < size; i += FRAME) this.run(FRAME, () => this.opening());
    for (let i = 0; i < settle; i += FRAME) this.run(FRAME, () => this.event());
    this.heap = heapUsed() - before;
  }

  round(): void {
    let spent = 0;
    for (let i = 0; i < EVENTS; i += FRAME) spent += this.run(FRAME, () => this.event());
    this.costs.push(spent / EVENTS);
  }

  /** Folds `count` events and drains the topics as the publisher does; returns the fold's CPU time in ns. */
  private run(count: number, make: (k: number) => Event): number {
    const records: Recorded[] = Array.from({ length: count }, (_, k) => ({ n: ++this.n, at: (this.now += this.pace), event: make(k) }));
    const { user, system } = process.cpuUsage();
    for (const record of records) this.engine.apply(record);
    const spent = process.cpuUsage();
    for (const topic of this.engine.takeDirty()) topic.drain(this.engine.now);
    return (spent.user + spent.system - user - system) * 1000;
  }

  /** As many cases close as open, each after some three steps; one event in five is a reading. */
  private event(): Event {
    const kind = this.random.uniform();
    if (kind < 0.15) return this.opening();
    if (kind < 0.8) return this.step(kind < 0.3);
    const data = { device: `d-${this.random.int(1, 50)}`, block: blockOf(this.n), quantity: 'level', value: this.random.uniform(), unit: 'm' };
    return { kind: 'reading', id: `e-${this.n}`, source: '/sensors', time: this.now, data };
  }

  private opening(): Event {
    this.open.push(this.n);
    const life = (this.lively / 0.15) * this.pace;
    return this.case(this.n, 'discovered', this.random.chance(0.5) ? openedFor(this.now + life / 2) : this.now);
  }

  private step(closes: boolean): Event {
    const i = this.open.length - 1 - this.random.int(0, this.lively - 1);
    const n = this.open[i] ?? 0;
    if (!closes) return this.case(n, this.random.pick(STEPS), this.now);
    const last = this.open.pop();
    if (last !== undefined && i < this.open.length) this.open[i] = last;
    return this.case(n, 'closed', this.now);
  }

  /** The case that was opened last closes. */
  private closing(): Event { return this.case(this.open.pop() ?? 0, 'closed', this.now); }

  private case(n: number, state: CaseState, time: number): Event {
    const severity = ([1, 2, 3] as const)[n % 3] ?? 3;
    const data = { case: `c-${n}`, scene: sceneOf(n).id, block: blockOf(n), state, severity, origin: 'hotline', department: `城管${n % 5}组`, placed: 'exact' } as const;
    return { kind: 'case', id: `e-${this.n}`, source: '/cases', time, data };
  }
}

const { working, whole } = limitsOf('F', TINY.limits, plainCalendar(TINY.zone));
/** When a case was opened that is due at `due`, as near as a second; what that is, is searched for, since working time is not counted backwards. */
function openedFor(due: number): number {
  let [early, late] = [due - 90 * 86_400_000, due];
  while (late - early > 1000) {
    const middle = (early + late) / 2;
    if (working.after(middle, whole) < due) early = middle;
    else late = middle;
  }
  return Math.floor(early);
}

const sceneOf = (n: number): Scene => SCENES[n % SCENES.length] as Scene;
const blockOf = (n: number): string => TINY.blocks[n % TINY.blocks.length]?.id ?? '';

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function heapUsed(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
