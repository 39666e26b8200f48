import type { EventData } from '#protocol/events';
import { TOPICS, type TopicTables } from '#protocol/topics';
import { lateAfter, silentAfter } from '../freshness.ts';
import { Quiet } from '../operators/quiet.ts';
import { Rate } from '../operators/rate.ts';
import type { State } from '../state.ts';
import type { Table } from '../table.ts';

const MINUTE = 60_000;
/** Sources with a row of their own; the others share one. */
export const FEED_LIMIT = 1000;
const OTHER = 'other';

/** After how long (ms) a source is late and silent that did not say how often it means to speak. */
const LATE = 15 * MINUTE;
const SILENT = 60 * MINUTE;

const late = (period: number): number => (period > 0 ? lateAfter(period) : LATE);
const silent = (period: number): number => (period > 0 ? silentAfter(period) : SILENT);

const shortestOf = (periods: readonly number[]): number => {
  const said = periods.filter((period) => period > 0);
  return said.length > 0 ? lateAfter(Math.min(...said)) : 0;
};

/** Topic `feeds`: one row a source, how it speaks and what of it was turned away. */
export class Feeds {
  private readonly table: Table<TopicTables<'feeds'>['feeds']>;
  private readonly late: Quiet;
  private readonly silent: Quiet;
  private readonly rate: Rate;
  private shortest: number | undefined;

  /** `silence` hears when a source falls silent, with when it last spoke (ms), and without when it speaks again. */
  constructor(state: State, private readonly silence: (source: string, since?: number) => void) {
    const table = this.table = state.topic('feeds', TOPICS.feeds).tables.feeds;
    const { timers } = state;
    this.late = new Quiet(state.table('quiet', 'feeds late'), timers, 'feed late', (id) => table.set(table.slot(id), 'state', 'late'));
    this.silent = new Quiet(state.table('quiet', 'feeds silent'), timers, 'feed silent', (id) => {
      table.set(table.slot(id), 'state', 'silent');
      this.silence(id, table.get(table.slot(id), 'lastSeen'));
    });
    this.rate = new Rate(state.table('rate', 'feeds'), timers, 'feed rate', (id, perMinute) => table.set(table.slot(id), 'rate', perMinute));
  }

  /** A source spoke at `at` (ms); its row, which it may share. */
  hear(source: string, at: number): string {
    const slot = this.slot(source);
    const id = this.table.id(slot);
    const period = this.table.get(slot, 'period');
    if (this.table.get(slot, 'started') === 0) this.table.set(slot, 'started', at);
    this.table.bump(slot, 'accepted', 1);
    this.table.set(slot, 'lastSeen', at);
    if (this.table.get(slot, 'state') === 'silent') this.silence(id);
    if (this.table.get(slot, 'state') === 'ended') this.shortest = undefined;
    this.table.set(slot, 'state', 'live');
    this.late.hear(id, at, late(period));
    this.silent.hear(id, at, silent(period));
    this.rate.count(id);
    return id;
  }

  /** A source that was heard at `at` (ms) says that it begins, lives or ends, and how often it means to speak. */
  declare(source: string, { state, period = 0 }: EventData<'feed'>, at: number): void {
    if (state === 'alive') return;
    const slot = this.slot(source);
    const id = this.table.id(slot);
    this.shortest = undefined;
    if (state === 'started') {
      this.table.put(slot, { started: at, period });
      this.late.hear(id, at, late(period));
      this.silent.hear(id, at, silent(period));
      return;
    }
    this.table.set(slot, 'state', 'ended');
    this.late.forget(id);
    this.silent.forget(id);
  }

  /** When a source began (ms), and how often it means to speak (ms; 0 where it said nothing of it); undefined where it is not known. */
  find(source: string): { started: number; period: number } | undefined {
    const slot = this.table.slot(source);
    return slot < 0 ? undefined : { started: this.table.get(slot, 'started'), period: this.table.get(slot, 'period') };
  }

  /** How long nothing need come from any source, in ms: until the one that means to speak most often is late; 0 where none said so. */
  get pause(): number {
    return this.shortest ??= shortestOf([...this.table.all()].filter((slot) => this.table.get(slot, 'state') !== 'ended').map((slot) => this.table.get(slot, 'period')));
  }

  /** A checkpoint was taken up. */
  recall(): void { this.shortest = undefined; }

  /** What admission turned away from a source; that is not the source speaking. */
  turnedAway(source: string, { repeated, rejected }: EventData<'admission'>): void {
    const slot = this.slot(source);
    this.table.bump(slot, 'repeated', repeated);
    for (const reason in rejected) {
      this.table.bump(slot, 'rejected', rejected[reason] ?? 0);
      this.table.set(slot, 'reason', reason);
    }
  }

  /** The row of a source; a new one is silent until it speaks. */
  private slot(source: string): number {
    const known = this.table.slot(source);
    if (known >= 0) return known;
    const id = this.table.size < FEED_LIMIT ? source : OTHER;
    const shared = this.table.slot(id);
    return shared >= 0 ? shared : this.table.add(id, { state: 'silent' });
  }
}
