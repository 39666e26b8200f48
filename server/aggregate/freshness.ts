import { EVENT_DATA, type EventData, type EventKind } from '#protocol/events';
import type { MemoryOf } from './memory.ts';
import type { State } from './state.ts';
import type { Table } from './table.ts';
import type { Heard } from './topic.ts';

const KINDS = Object.keys(EVENT_DATA) as EventKind[];
const BIT: ReadonlyMap<EventKind, number> = new Map(KINDS.map((kind, i) => [kind, 1 << i]));
const bitsOf = (kinds: readonly EventKind[]): number => kinds.reduce((bits, kind) => bits | (BIT.get(kind) ?? 0), 0);

/** What makes, moves and ends cases; topics are made of these where nothing else is said here. */
const CASES: readonly EventKind[] = ['alert', 'reading', 'case', 'visit', 'device'];
const REGISTER = bitsOf(['entry', 'baseline']);
const MADE_OF: ReadonlyMap<string, number> = new Map(Object.entries({
  alerts: ['alert', 'reading', 'device'], alarms: ['alert', 'reading', 'device'], devices: ['alert', 'reading', 'device'], blocks: [...CASES, 'duty'], district: [...CASES, 'duty'], feeds: KINDS,
  weather: ['weather'], series: ['figure'], visits: ['visit'], hotline: ['ticket'], unasked: [...CASES, 'ticket'], whistles: ['whistle'], orders: ['order'],
} satisfies Record<string, readonly EventKind[]>).map(([topic, kinds]) => [topic, bitsOf(kinds)]));
const madeOf = (topic: string): number => MADE_OF.get(topic) ?? (topic.startsWith('register.') ? REGISTER : bitsOf(CASES));

/** So many of its periods a source may be quiet before it is late, and before it is silent, and so long at the least, ms (goal F1 of the design). */
const LATE = { periods: 2.5, least: 5_000 } as const;
const SILENT = { periods: 10, least: 30_000 } as const;
export const lateAfter = (period: number): number => Math.max(LATE.periods * period, LATE.least);
export const silentAfter = (period: number): number => Math.max(SILENT.periods * period, SILENT.least);

/**
 * How fresh each topic is. A source is behind the topics that are made of a kind of event which it ever told, so that readings that go on
 * do not make a dead hotline look alive. Of several that promised to speak the one that speaks most often says what may be expected.
 */
export class Freshness {
  private readonly table: Table<MemoryOf<'speaker'>>;
  private readonly known = new Map<number, Heard>();

  constructor(private readonly state: State) {
    this.table = state.table('speaker', 'feeds');
    state.onRestore(() => { this.known.clear(); });
  }

  /** A source told an event of a kind, at `at` (ms). */
  hear(source: string, kind: EventKind, at: number): void {
    const known = this.table.slot(source);
    const slot = known < 0 ? this.table.add(source) : known;
    const bit = kind === 'feed' ? 0 : BIT.get(kind) ?? 0;
    const bits = this.table.get(slot, 'kinds');
    if ((bits & bit) === 0) this.table.set(slot, 'kinds', bits | bit);
    this.table.set(slot, 'at', at);
    this.table.set(slot, 'ended', false);
    this.known.clear();
  }

  /** A source that was heard says that it begins or ends, and how often it means to speak. */
  declare(source: string, { state, period = 0 }: EventData<'feed'>): void {
    if (state !== 'alive') this.table.put(this.table.slot(source), state === 'ended' ? { ended: true } : { period });
  }

  /** How fresh a topic is now. */
  of(topic: string): Heard {
    const kinds = madeOf(topic);
    const known = this.known.get(kinds);
    if (known) return known;
    const heard = this.reckon(kinds);
    this.known.set(kinds, heard);
    return heard;
  }

  private reckon(kinds: number): Heard {
    const { table } = this;
    const behind = [...table.all()].filter((slot) => (table.get(slot, 'kinds') & kinds) !== 0);
    const going = behind.filter((slot) => !table.get(slot, 'ended'));
    const seen = behind.reduce((last, slot) => Math.max(last, table.get(slot, 'at')), 0);
    if (behind.length > 0 && going.length === 0) return { seen, late: 0, silent: 0 };
    const periods = going.map((slot) => table.get(slot, 'period')).filter((period) => period > 0);
    if (periods.length === 0) return { seen: this.state.heard.at, late: -1, silent: -1 };
    const period = Math.min(...periods);
    return { seen, late: lateAfter(period), silent: silentAfter(period) };
  }
}
