import type { Event, EventData, EventKind } from '#protocol/events';
import type { Columns, Row, TopicName, TopicTables } from '#protocol/topics';
import { SCENES } from '#scenes/index';
import type { Scene } from '#scenes/scene';
import { Engine } from '#server/aggregate/engine';
import { TINY } from './tiny-district.ts';

export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** When a told fold begins, in ms: 2026-11-24 08:00 in Shanghai. */
export const MORNING = Date.UTC(2026, 10, 24);

interface Said { id?: string; source?: string; time?: number }
type Given<K extends EventKind> = Partial<EventData<K>>;

/** A fold of the tiny district that is told what happens, each time at `at` ms after MORNING. */
export class ToldFold {
  readonly engine: Engine;

  constructor(scenes: readonly Scene[] = SCENES) { this.engine = new Engine({ district: TINY, scenes }); }

  alert(at: number, data: Given<'alert'> = {}, said: Said = {}): void {
    this.say(at, 'alert', { device: 'cam-1', scene: 'fire-lane', block: 'b-1', severity: 2, state: 'raised', origin: 'camera', ...data }, said);
  }

  case(at: number, id: string, data: Given<'case'> = {}, said: Said = {}): void {
    this.say(at, 'case', { case: id, scene: 'litter', block: 'b-1', state: 'discovered', severity: 3, origin: 'hotline', placed: 'exact', ...data }, said);
  }

  reading(at: number, block = 'b-1', said: Said = {}): void {
    this.say(at, 'reading', { device: 'meter-1', block, quantity: 'level', value: 1, unit: 'm' }, said);
  }

  say<K extends EventKind>(at: number, kind: K, data: EventData<K>, { id, source = '/east', time }: Said = {}): void {
    const n = this.engine.n + 1;
    this.engine.apply({ n, at: MORNING + at, event: { kind, id: id ?? `e-${n}`, source, time: MORNING + (time ?? at), data } as Event });
  }

  /** Comes to `at` ms after MORNING. */
  pass(at: number): void { this.engine.advance(MORNING + at); }

  rows<T extends TopicName, K extends keyof TopicTables<T> & string>(topic: T, table: K): Row<TopicTables<T>[K] & Columns>[] {
    return this.stream(topic, table) as Row<TopicTables<T>[K] & Columns>[];
  }

  row<T extends TopicName, K extends keyof TopicTables<T> & string>(topic: T, table: K, id: string): Row<TopicTables<T>[K] & Columns> | undefined {
    return this.rows(topic, table).find((row) => row.id === id);
  }

  /** A table of any topic. */
  stream(topic: string, table: string): Row<Columns>[] { return this.engine.topics.get(topic)?.rows()[table] ?? []; }

  get totals() { return this.row('district', 'totals', 'district'); }
}
