import { columnList, emptyCell, encodeCell } from '#protocol/codec';
import type { Column, Columns, Row } from '#protocol/topics';

type Name<C extends Columns> = keyof C & string;
type Cell<C extends Columns, K extends Name<C>> = Row<C>[K];
/** The columns that hold numbers. */
export type NumberName<C extends Columns> = { [K in Name<C>]: C[K]['kind'] extends 'int' | 'dec' | 'time' ? K : never }[Name<C>];
type Value = string | number | boolean | readonly number[];

/** What changed in a table since it was last drained: removals first, then ops as in protocol/frames.ts. */
export interface Changes { removed: number[]; ops: unknown[] }

const ID_BIT = 1;

/**
 * Rows by id in typed columns. Guarantees: a row keeps its slot as long as it lives; freed slots are
 * a stack, so the same calls give the same slots; only cells whose value changed are drained; a drained change is absolute.
 * Without `touched` no change is tracked: such a table is a fold's own state and is never published.
 */
export class Table<C extends Columns = Columns> {
  readonly list: readonly [string, Column][];
  private readonly index: Record<string, number> = {};
  private cells: Value[][];
  private slots = new Map<string, number>();
  private ids: (string | undefined)[] = [];
  private free: number[] = [];
  private dirty = new Map<number, number>();
  private removed = new Set<number>();

  constructor(readonly columns: C, private readonly touched?: () => void) {
    this.list = columnList(columns);
    if (this.list.length > 30) throw new RangeError('a table has at most 30 columns');
    this.list.forEach(([name], i) => { this.index[name] = i; });
    this.cells = this.list.map(() => []);
  }

  get size(): number { return this.slots.size; }
  get changed(): boolean { return this.dirty.size > 0 || this.removed.size > 0; }

  /** The slot of a row, or -1. */
  slot(id: string): number { return this.slots.get(id) ?? -1; }
  has(id: string): boolean { return this.slots.has(id); }
  id(slot: number): string { return this.ids[slot] ?? ''; }
  /** Slots of all rows, oldest row first. */
  all(): IterableIterator<number> { return this.slots.values(); }

  /** Adds a row, its other cells empty (0, '', false, first code). Throws RangeError where the id is taken. */
  add(id: string, values: Partial<Omit<Row<C>, 'id'>> = {}): number {
    if (this.slots.has(id)) throw new RangeError(`row ${id} exists`);
    const slot = this.free.pop() ?? this.ids.length;
    this.ids[slot] = id;
    this.slots.set(id, slot);
    const given = values as Record<string, Value | undefined>;
    this.list.forEach(([name, column], i) => { this.column(i)[slot] = given[name] ?? emptyCell(column); });
    if (this.touched) this.mark(slot, (2 << this.list.length) - 1);
    return slot;
  }

  get<K extends Name<C>>(slot: number, name: K): Cell<C, K> {
    return this.column(this.index[name] as number)[slot] as Cell<C, K>;
  }

  set<K extends Name<C>>(slot: number, name: K, value: Cell<C, K>): void {
    const i = this.index[name] as number;
    const cells = this.column(i);
    if (cells[slot] === value) return;
    cells[slot] = value;
    if (this.touched) this.mark(slot, 2 << i);
  }

  /** Sets several cells of a row. */
  put(slot: number, values: Partial<Omit<Row<C>, 'id'>>): void {
    for (const name in values) {
      const value = (values as Record<string, unknown>)[name];
      if (value !== undefined) this.set(slot, name, value as Cell<C, Name<C>>);
    }
  }

  /** Adds `by` to a number. */
  bump(slot: number, name: NumberName<C>, by: number): void {
    if (by !== 0) this.set(slot, name, ((this.get(slot, name) as number) + by) as Cell<C, NumberName<C>>);
  }

  remove(slot: number): void {
    const id = this.ids[slot];
    if (id === undefined) return;
    this.slots.delete(id);
    this.ids[slot] = undefined;
    this.free.push(slot);
    this.dirty.delete(slot);
    if (!this.touched) return;
    this.removed.add(slot);
    this.touched();
  }

  /** A row as the outside sees it. */
  row(slot: number): Row<C> {
    const row: Record<string, unknown> = { id: this.id(slot) };
    this.list.forEach(([name], i) => { row[name] = this.column(i)[slot]; });
    return row as Row<C>;
  }

  rows(): Row<C>[] { return [...this.slots.values()].map((slot) => this.row(slot)); }

  /** The changes since the last call, for a frame at `at`; undefined where there are none. */
  drain(at: number): Changes | undefined {
    if (!this.changed) return undefined;
    const ops: unknown[] = [];
    for (const [slot, mask] of this.dirty) {
      ops.push(slot, mask);
      if (mask & ID_BIT) ops.push(this.ids[slot]);
      this.list.forEach(([, column], i) => { if (mask & (2 << i)) ops.push(encodeCell(column, this.column(i)[slot], at)); });
    }
    const changes = { removed: [...this.removed], ops };
    this.dirty.clear();
    this.removed.clear();
    return changes;
  }

  /** Every row for a snapshot frame at `at`: `[slots, [ids, …columns]]`. */
  snapshot(at: number): [number[], unknown[][]] {
    const slots = [...this.slots.values()];
    const columns = this.list.map(([, column], i) => slots.map((slot) => encodeCell(column, this.column(i)[slot], at)));
    return [slots, [slots.map((slot) => this.ids[slot]), ...columns]];
  }

  /** The whole table for a checkpoint. */
  dump(): TableDump {
    const slots = [...this.slots.values()];
    return { slots, ids: [...this.slots.keys()], free: [...this.free], cells: this.list.map((_, i) => slots.map((slot) => this.column(i)[slot] as Value)) };
  }

  /** Takes the place of what the table held; the table must have the columns of the dump. */
  restore({ slots, ids, free, cells }: TableDump): void {
    this.slots = new Map(ids.map((id, i) => [id, slots[i] as number]));
    this.ids = [];
    this.free = [...free];
    const size = slots.length + free.length;
    this.ids.length = size;
    this.cells = this.list.map(([, column]) => Array.from({ length: size }, () => emptyCell(column)));
    slots.forEach((slot, i) => {
      this.ids[slot] = ids[i];
      this.cells.forEach((column, c) => { column[slot] = cells[c]?.[i] as Value; });
    });
    this.dirty.clear();
    this.removed.clear();
  }

  private column(i: number): Value[] { return this.cells[i] as Value[]; }

  private mark(slot: number, mask: number): void {
    const before = this.dirty.get(slot);
    this.dirty.set(slot, (before ?? 0) | mask);
    if (before === undefined) this.touched?.();
  }
}

export interface TableDump { slots: number[]; ids: string[]; free: number[]; cells: Value[][] }
