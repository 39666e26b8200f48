import type { EventData } from '#protocol/events';
import { anyRegisterShape, isRegister, monthOf, REGISTERS, registerOf, registerTopic, studied, type RegisterName } from '#protocol/topics/registers';
import type { Columns, Row } from '#protocol/topics';
import { all, type Change } from '../change.ts';
import type { MemoryOf } from '../memory.ts';
import { Latest } from '../operators/latest.ts';
import type { Order } from '../operators/order.ts';
import { Tally } from '../operators/tally.ts';
import type { Host, Part } from '../part.ts';
import type { Table } from '../table.ts';
import type { Topic } from '../topic.ts';

/** How many entries of a register are kept in view, all 726 estates among them; the longest unchanged leaves, and is counted on. */
export const ENTRIES_SHOWN = 800;
/** How many entries of a month that is over are forgotten with each entry of a newer one. */
const FORGOTTEN = 2;
const ROW = 'newest';

type Entry = Row<MemoryOf<'entry'>>;
type Tables = ReturnType<typeof anyRegisterShape>['tables'];

/** Topics `register.<id>`: every register of the district, its entries counted by stage, kind and street. */
export function registers(host: Host): Part {
  const known = new Map(Object.keys(REGISTERS).filter(isRegister).map((name) => [name, new EntryRegister(host, name)]));
  const find = (name: string): EntryRegister | undefined => (isRegister(name) ? known.get(name) : undefined);
  return {
    takes: {
      entry: ({ time, data }, at) => { find(data.register)?.take(data, Math.min(time, at)); },
      baseline: ({ data }) => { find(data.register)?.study(data); },
    },
  };
}

/** One register. What is told of an entry later takes the place of what was; what is left out stays as it was. */
class EntryRegister {
  private readonly stages: readonly string[];
  private readonly kinds: readonly string[];
  /** Its measures, and how many of the least steps of each make one. */
  private readonly measures: readonly (readonly [name: string, parts: number])[];
  private readonly monthly: boolean;
  private readonly may: ReturnType<typeof studied>;
  private readonly tables: Topic<{ tables: Tables }>['tables'];
  private readonly memory: Table<MemoryOf<'entry'>>;
  private readonly newest: Table<MemoryOf<'newest'>>;
  /** The entries of a monthly register, in the order in which they were told of. */
  private readonly age: Order;
  private readonly shown: Latest<Columns>;
  private readonly changed: Change<Entry>;
  private readonly streetOf: ReadonlyMap<string, string>;

  constructor({ state, district }: Host, name: RegisterName) {
    const { stages, kinds, measures, monthly = false } = registerOf(name);
    const topic = registerTopic(name);
    const { tables } = state.topic(topic, anyRegisterShape(name));
    [this.stages, this.kinds, this.monthly, this.may, this.tables] = [stages, kinds, monthly, studied(name), tables];
    this.measures = Object.entries(measures).map(([measure, places]) => [measure, 10 ** places]);
    stages.forEach((stage, order) => { tables.stages.add(stage, { order }); });
    for (const kind of kinds) tables.kinds.add(kind);
    for (const { id } of district.streets) tables.streets.add(id);
    this.memory = state.table('entry', topic);
    this.newest = state.table('newest', topic);
    this.newest.add(ROW);
    this.age = state.order(`${topic} age`);
    this.shown = new Latest(tables.entries, state.order(topic), ENTRIES_SHOWN);
    this.streetOf = new Map(district.blocks.map(({ id, street }) => [id, street]));
    const sums = Object.fromEntries(this.measures.map(([measure], i) => [measure, ({ values }: Entry) => values[i] ?? 0]));
    const counts = { count: () => 1, ...sums };
    const finished = ({ stage }: Entry): number => (stage === stages.at(-1) ? 1 : 0);
    this.changed = all(
      new Tally<Entry, Tables['stages']>(tables.stages, ({ stage }) => stage, counts).change,
      new Tally<Entry, Tables['kinds']>(tables.kinds, ({ kind }) => kind, { ...counts, finished }).change,
      new Tally<Entry, Tables['streets']>(tables.streets, ({ street }) => street, { ...counts, finished }).change,
    );
  }

  /** An entry as it stands from `at` (ms) on. */
  take(data: EventData<'entry'>, at: number): void {
    if (this.monthly && !this.isNewest(monthOf(data.entry) ?? '')) return;
    const known = this.memory.slot(data.entry);
    const was = known < 0 ? undefined : this.memory.row(known);
    const is = this.merge(was, data, at);
    const slot = this.memory.upsert(is);
    this.changed(was, is);
    const { values, ...row } = is;
    this.shown.put({ ...row, ...Object.fromEntries(this.measures.map(([measure], i) => [measure, values[i] ?? 0])) });
    if (this.monthly) this.grow(slot);
  }

  /** What a study gave. */
  study({ key, measure, value, asOf }: EventData<'baseline'>): void {
    if (!this.may.keys.includes(key) || !this.may.measures.includes(measure)) return;
    this.tables.baseline.upsert({ id: `${key}/${measure}`, key, measure, value, asOf });
  }

  private merge(was: Entry | undefined, data: EventData<'entry'>, at: number): Entry {
    const { entry: id, kind = '', stage = '', block = '', values = {} } = data;
    const { stages, kinds } = this;
    return {
      id, changed: at,
      // A first stage where none was told; the only kind where there is one.
      kind: kinds.includes(kind) ? kind : was?.kind ?? (kinds.length === 1 ? kinds[0] ?? '' : ''),
      stage: stages.includes(stage) ? stage : was?.stage ?? stages[0] ?? '',
      block: this.streetOf.has(block) ? block : was?.block ?? '',
      street: data.street ?? this.streetOf.get(block) ?? was?.street ?? '',
      place: data.place ?? was?.place ?? '', label: data.label ?? was?.label ?? '',
      from: data.from ?? was?.from ?? 0, until: data.until ?? was?.until ?? 0,
      values: this.measures.map(([measure, parts], i) => {
        const value = values[measure];
        return value === undefined ? was?.values[i] ?? 0 : Math.round(value * parts) / parts + 0;
      }),
    };
  }

  /** Whether a month is the newest told of; with a newer one, all counts begin anew. */
  private isNewest(month: string): boolean {
    const slot = this.newest.slot(ROW);
    const newest = this.newest.get(slot, 'month');
    if (month <= newest) return month === newest && month !== '';
    this.newest.set(slot, 'month', month);
    const { stages, kinds, streets } = this.tables;
    for (const table of [stages, kinds, streets]) {
      for (const row of table.all()) for (const name in table.columns) if (name !== 'order') table.set(row, name, 0);
    }
    this.shown.clear();
    return true;
  }

  /** Remembers that an entry of the newest month was told of, and forgets some of the months before: never many at once. */
  private grow(slot: number): void {
    this.age.push(slot);
    const month = this.newest.get(this.newest.slot(ROW), 'month');
    for (let i = 0; i < FORGOTTEN; i++) {
      const { oldest } = this.age;
      if (monthOf(this.memory.id(oldest)) === month) return;
      this.age.drop(oldest);
      this.memory.remove(oldest);
    }
  }
}
