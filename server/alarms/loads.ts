import type { Alarm } from '#protocol/alarms';
import type { District } from '#protocol/district';
import type { Row, TopicTables } from '#protocol/topics';
import type { MemoryOf } from '../aggregate/memory.ts';
import { Counter } from '../aggregate/operators/counter.ts';
import type { Day } from '../aggregate/operators/day.ts';
import { Sample } from '../aggregate/operators/sample.ts';
import { Tally } from '../aggregate/operators/tally.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';
import type { Deadlines } from '../aggregate/timers.ts';
import { Actors, DAYS, type Actor } from './actors.ts';
import { sounds } from './alarm.ts';
import { seatsOf } from './seats.ts';

const MINUTE = 60_000;
/** The window that loads are judged by (EEMUA 191). */
export const WINDOW = 10 * MINUTE;
/** More alarms than this in a window are a flood, which is over below the second figure (ISA-18.2). */
export const FLOOD = 10;
export const EBBED = 5;

const GRADES = ['grave', 'middle', 'slight'] as const;
const KEPT = ['windows', 'flooded', 'most', ...GRADES] as const;

/** What each seat has to carry: topic `alarms`, tables `seats` and `actors`. */
export class Loads {
  private readonly ten: Counter;
  private readonly hour: Counter;
  private readonly whole: Counter;
  private readonly answers: Sample;
  private readonly days: Table<MemoryOf<'load-day'>>;
  private readonly actors: Actors;
  private readonly ticks: Deadlines;
  private readonly tally: Tally<Alarm, TopicTables<'alarms'>['seats']>;

  constructor(
    state: State, district: District, private readonly day: Pick<Day, 'start'>,
    private readonly seats: Table<TopicTables<'alarms'>['seats']>, actors: Table<TopicTables<'alarms'>['actors']>,
  ) {
    for (const { id, zh, en } of seatsOf(district)) seats.add(id, { zh, en });
    this.ten = new Counter(state, 'alarms 10 min', WINDOW, (seat) => this.count(seat));
    this.hour = new Counter(state, 'alarms hour', 60 * MINUTE, (seat) => this.count(seat));
    this.whole = new Counter(state, 'alarms day', 24 * 60 * MINUTE, (seat) => this.count(seat));
    this.answers = new Sample(state.table('sample', 'alarms'));
    this.days = state.table('load-day', 'alarms');
    this.actors = new Actors(state, actors);
    this.ticks = state.timers.kind('alarm window ends', () => { this.endWindow(state.timers.now); });
    this.tally = new Tally(seats, ({ seat }) => seat, {
      unacknowledged: (row) => (sounds(row) ? 1 : 0), stale: ({ standing }) => (standing ? 1 : 0), chattering: ({ chattering }) => (chattering ? 1 : 0),
      shelved: ({ hold }) => (hold === 'shelved' ? 1 : 0), suppressed: ({ hold }) => (hold === 'suppressed' ? 1 : 0), unserviced: ({ hold }) => (hold === 'out-of-service' ? 1 : 0),
    });
  }

  rows(): Row<TopicTables<'alarms'>['seats']>[] { return this.seats.rows(); }

  /** The first event came: windows end at each full ten minutes of the clock. */
  begin(at: number): void { this.ticks.set('', (Math.floor(at / WINDOW) + 1) * WINDOW); }

  /** An alarm as it was and as it is. */
  change(was: Alarm | undefined, is: Alarm | undefined): void { this.tally.change(was, is); }

  /** An operator hears an alarm. */
  sound(severity: number, actor: Actor): void {
    const { seat } = actor;
    for (const counter of [this.ten, this.hour, this.whole]) counter.count(seat, 1);
    this.actors.count(actor);
    const grade = GRADES[severity - 1] ?? 'slight';
    this.days.bump(this.today(seat), grade, 1);
    this.seats.bump(this.seats.slot(seat), grade, 1);
    this.count(seat);
  }

  /** One was acknowledged so long (ms) after it sounded. */
  answer(seat: string, after: number): void {
    this.answers.add(seat, Math.round(after / 1000));
    const slot = this.seats.slot(seat);
    this.seats.bump(slot, 'answered', 1);
    this.seats.put(slot, { mean: Math.round(this.answers.mean(seat)), p90: this.answers.quantile(seat, 0.9) });
  }

  /** Somebody held back what may not be, past admission. */
  trespass(seat: string): void { this.seats.bump(this.seats.slot(seat), 'unauthorised', 1); }

  endDay(): void {
    const oldest = this.day.start - (DAYS - 1) * 24 * 60 * MINUTE - 60 * MINUTE;
    for (const slot of [...this.days.all()]) if (this.days.get(slot, 'day') < oldest) this.days.remove(slot);
    this.actors.endDay();
    this.sum();
  }

  private count(seat: string): void {
    const slot = this.seats.slot(seat);
    const ten = this.ten.count(seat);
    const flood = ten > (this.seats.get(slot, 'flood') ? EBBED - 1 : FLOOD);
    this.seats.put(slot, { ten, hour: this.hour.count(seat), day: this.whole.count(seat), flood });
    const today = this.days.slot(dayOf(this.day.start, seat));
    if (today >= 0 && ten > this.days.get(today, 'most')) this.days.set(today, 'most', ten);
    if (ten > this.seats.get(slot, 'most')) this.seats.set(slot, 'most', ten);
  }

  private endWindow(at: number): void {
    for (const seat of this.seats.all()) {
      const slot = this.today(this.seats.id(seat));
      this.days.bump(slot, 'windows', 1);
      if (this.ten.count(this.seats.id(seat)) > FLOOD) this.days.bump(slot, 'flooded', 1);
    }
    this.sum();
    this.ticks.set('', at + WINDOW);
  }

  /** What comes of all days that are kept. */
  private sum(): void {
    const shares = this.actors.rank();
    for (const seat of this.seats.all()) {
      const id = this.seats.id(seat);
      const sum = { windows: 0, flooded: 0, most: 0, grave: 0, middle: 0, slight: 0 };
      for (const slot of this.days.all()) {
        if (this.days.get(slot, 'seat') !== id) continue;
        for (const name of KEPT) sum[name] = name === 'most' ? Math.max(sum.most, this.days.get(slot, name)) : sum[name] + this.days.get(slot, name);
      }
      this.seats.put(seat, { ...sum, flooded: sum.windows === 0 ? 0 : Math.round(sum.flooded / sum.windows * 10_000) / 10, top: shares.get(id) ?? 0 });
    }
  }

  private today(seat: string): number {
    const id = dayOf(this.day.start, seat);
    const known = this.days.slot(id);
    return known < 0 ? this.days.add(id, { day: this.day.start, seat }) : known;
  }
}

const dayOf = (start: number, seat: string): string => `${start} ${seat}`;
