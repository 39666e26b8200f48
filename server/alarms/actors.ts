import type { TopicTables } from '#protocol/topics';
import type { MemoryOf } from '../aggregate/memory.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';

/** How many are named. */
export const TOP = 10;
/** Days that are counted, the running one with them. */
export const DAYS = 30;
/** Most that are kept apart; past them those that alarmed least make room. */
const ROOM = 5_000;

/** Who alarmed: `device` is '' where a household would be named. */
export interface Actor { scene: string; block: string; device: string; seat: string }

/** Who alarms how often, over the last thirty days, and the ten who do most. */
export class Actors {
  private readonly table: Table<MemoryOf<'actor'>>;

  constructor(state: State, private readonly shown: Table<TopicTables<'alarms'>['actors']>) { this.table = state.table('actor', 'alarms'); }

  count({ scene, block, device, seat }: Actor): void {
    const id = `${scene} ${device || block}`;
    const known = this.table.slot(id);
    if (known < 0 && this.table.size >= ROOM) this.makeRoom();
    const slot = known < 0 ? this.table.add(id, { scene, block, device, seat, days: [0] }) : known;
    const [today = 0, ...before] = this.table.get(slot, 'days');
    this.table.set(slot, 'days', [today + 1, ...before]);
    this.table.bump(slot, 'count', 1);
  }

  /** The ten that alarmed most take their place, and the share of each seat's own ten in its alarms is given, in %. */
  rank(): ReadonlyMap<string, number> {
    const { table, shown } = this;
    const slots = [...table.all()].sort((a, b) => table.get(b, 'count') - table.get(a, 'count') || (table.id(a) < table.id(b) ? -1 : 1));
    const total = slots.reduce((sum, slot) => sum + table.get(slot, 'count'), 0);
    const top = new Map(slots.slice(0, TOP).map((slot, i) => [table.id(slot), { slot, rank: i + 1 }]));
    for (const slot of [...shown.all()]) if (!top.has(shown.id(slot))) shown.remove(slot);
    for (const [id, { slot, rank }] of top) {
      const count = table.get(slot, 'count');
      shown.upsert({ id, rank, scene: table.get(slot, 'scene'), block: table.get(slot, 'block'), device: table.get(slot, 'device'), seat: table.get(slot, 'seat'), count, share: percent(count, total) });
    }
    return this.shares(slots);
  }

  /** A day ended: what is thirty days old counts no more. */
  endDay(): void {
    for (const slot of [...this.table.all()]) {
      const days = [0, ...this.table.get(slot, 'days')];
      const gone = days.length > DAYS ? days.pop() ?? 0 : 0;
      if (this.table.get(slot, 'count') === gone) this.table.remove(slot);
      else this.table.put(slot, { days, count: this.table.get(slot, 'count') - gone });
    }
  }

  /** `slots` come from most to least. */
  private shares(slots: readonly number[]): Map<string, number> {
    const seats = new Map<string, { named: number; top: number; total: number }>();
    for (const slot of slots) {
      const seat = this.table.get(slot, 'seat');
      const sum = seats.get(seat) ?? { named: 0, top: 0, total: 0 };
      const count = this.table.get(slot, 'count');
      seats.set(seat, { named: sum.named + 1, top: sum.top + (sum.named < TOP ? count : 0), total: sum.total + count });
    }
    return new Map([...seats].map(([seat, { top, total }]) => [seat, percent(top, total)]));
  }

  private makeRoom(): void {
    const at = this.table.index('count');
    let [least, count] = [-1, Infinity];
    for (const slot of this.table.all()) {
      const its = this.table.read(slot, at);
      if (its < count) [least, count] = [slot, its];
      // Nobody is here who alarmed less than once.
      if (count <= 1) break;
    }
    this.table.remove(least);
  }
}

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round(part / whole * 1000) / 10);
