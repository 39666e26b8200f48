import { DateTime } from 'luxon';
import { COUNTED, DAYS, QUARTER, type ChangeRow, type Changes, type Counted, type Counts, type DayName } from '#protocol/changes';
import type { District } from '#protocol/district';
import type { MemoryOf } from '../aggregate/memory.ts';
import type { Day } from '../aggregate/operators/day.ts';
import type { Part } from '../aggregate/part.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';
import type { Case } from './case.ts';

/** Days back that are kept beside the running one: as far as the same weekday. */
const BACK = 7;
const BEGUN = 'begun';
/** How many days back each day of a comparison lies. */
const AGO: Readonly<Record<DayName, number>> = { today: 0, yesterday: 1, week: BACK };

const none = (): Counts => ({ found: 0, closed: 0, onTime: 0, overdue: 0 });

/** When each of what is counted happened to a case, ms; 0 where it did not. */
const HAPPENED: Readonly<Record<Counted, (row: Case) => number>> = {
  found: ({ opened }) => opened,
  closed: ({ state, ended }) => (state === 'closed' ? ended : 0),
  onTime: ({ state, ended, overdue }) => (state === 'closed' && !overdue ? ended : 0),
  overdue: ({ overdue, due }) => (overdue ? due : 0),
};

/**
 * Counts what happens to cases by day and quarter hour, scene and street, for the running day and the week before it, so that
 * a morning can be held against the same hours of another day. A case that is moved, reopened or got more time is counted as it
 * last stood. Cost of a change: two short rows.
 */
export class Daybook implements Part {
  private readonly table: Table<MemoryOf<'daybook'>>;
  private readonly begun: Table<MemoryOf<'day'>>;
  private readonly streetOf: ReadonlyMap<string, string>;
  /** When the running day and those before it began, ms, newest first; made anew for another day. */
  private starts: readonly number[] = [];

  constructor(state: State, private readonly district: District, private readonly day: Pick<Day, 'start'>) {
    this.table = state.table('daybook', 'district');
    this.begun = state.table('day', 'daybook');
    this.streetOf = new Map(district.blocks.map(({ id, street }) => [id, street]));
  }

  begin(at: number): void { this.begun.add(BEGUN, { start: at }); }

  readonly cases = (was: Case | undefined, is: Case | undefined): void => {
    for (const name of COUNTED) {
      const [then, now] = [was ? HAPPENED[name](was) : 0, is ? HAPPENED[name](is) : 0];
      if (then === now && was?.block === is?.block) continue;
      if (was) this.add(name, was, then, -1);
      if (is) this.add(name, is, now, 1);
    }
  };

  endDay(): void {
    const oldest = this.days().at(-1) ?? 0;
    for (const slot of [...this.table.all()]) if (this.table.get(slot, 'day') < oldest) this.table.remove(slot);
  }

  /** What was counted up to the last full quarter hour before `now` (ms): one walk through some thousand rows. */
  changes(now: number): Omit<Changes, 'at' | 'heard'> {
    const days = this.days();
    const since = days[0] ?? 0;
    const quarters = Math.max(0, Math.floor((now - since) / QUARTER));
    const named = new Map(DAYS.map((name) => [days[AGO[name]], name]));
    const curve = () => ({ today: [] as number[], yesterday: [] as number[], week: [] as number[] });
    const curves = { found: curve(), closed: curve() };
    const rows = new Map<string, ChangeRow>();
    for (const slot of this.table.all()) {
      const name = named.get(this.table.get(slot, 'day'));
      if (name === undefined) continue;
      const [scene, street] = [this.table.get(slot, 'scene'), this.table.get(slot, 'street')];
      const key = `${scene} ${street}`;
      const row = rows.get(key) ?? { scene, street, today: none(), yesterday: none(), week: none() };
      rows.set(key, row);
      for (const of of COUNTED) {
        const counted = this.table.get(slot, of);
        for (let i = 0; i < counted.length; i++) if (i < quarters) row[name][of] += counted[i] ?? 0;
      }
      for (const of of ['found', 'closed'] as const) put(curves[of][name], this.table.get(slot, of), name === 'today' ? quarters : Infinity);
    }
    const start = this.begun.get(this.begun.slot(BEGUN), 'start');
    const known = (name: DayName) => start > 0 && start <= (days[AGO[name]] ?? 0);
    return {
      since, until: since + quarters * QUARTER, known: { yesterday: known('yesterday'), week: known('week') }, curves,
      rows: [...rows.values()].sort((a, b) => (a.scene < b.scene || (a.scene === b.scene && a.street < b.street) ? -1 : 1)),
    };
  }

  private add(name: Counted, { scene, block }: Case, at: number, by: number): void {
    const day = at > 0 ? this.days().find((start) => start <= at) : undefined;
    if (day === undefined) return;
    const street = this.streetOf.get(block) ?? '';
    const id = `${day}/${scene}/${street}`;
    const known = this.table.slot(id);
    const slot = known < 0 ? this.table.add(id, { day, scene, street }) : known;
    const counted = [...this.table.get(slot, name)];
    const quarter = Math.floor((at - day) / QUARTER);
    while (counted.length <= quarter) counted.push(0);
    counted[quarter] = (counted[quarter] ?? 0) + by;
    this.table.set(slot, name, counted);
  }

  private days(): readonly number[] {
    if (this.starts[0] !== this.day.start) {
      const today = DateTime.fromMillis(this.day.start, { zone: this.district.zone });
      this.starts = Array.from({ length: BACK + 1 }, (_, back) => today.minus({ days: back }).toMillis());
    }
    return this.starts;
  }
}

/** Adds to a curve what was counted in its first quarter hours; it grows as needed. */
function put(curve: number[], counted: readonly number[], quarters: number): void {
  for (let i = 0; i < counted.length && i < quarters; i++) curve[i] = (curve[i] ?? 0) + (counted[i] ?? 0);
}
