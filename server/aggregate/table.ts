import { columnList, emptyCell, encodeCell } from '#protocol/codec';
import type { Column, Columns, Row } from '#protocol/topics';

type Name<C extends Columns> = keyof C & string;
type Cell<C extends Columns, K extends Name<C>> = Row<C>[K];
/** The columns that hold numbers. */
export type NumberName<C extends Columns> = { [K in Name<C>]: C[K]['kind'] extends 'int' | 'dec' | 'time' ? K : never }[Name<C>];
type Value = string | number | boolean | readonly number[];
/** Where a column stands in its table, for what reads or writes the same one with every event: a name has to be looked up first. */
export type Index<C extends Columns, K extends Name<C> = Name<C>> = number & { readonly of?: C[K] };

/** What changed in a table since it was last drained: removals first, then ops as in protocol/frames.ts. */
export interface Changes { removed: number[]; ops: unknown[] }

const ID_BIT = 1;
/** Set in the mask of a slot that is in the list of dirty ones; above every column's bit. */
const LISTED = 1 << 31;

const isNumber = ({ kind }: Column): boolean => kind === 'int' || kind === 'dec' || kind === 'time';

/**
 * Rows by id in typed columns. Guarantees: a row keeps its slot as long as it lives; freed slots are
 * a stack, so the same calls give the same slots; only cells whose value changed are drained; a drained change is absolute.
 * Without `touched` no change is tracked: such a table is a fold's own state and is never published.
 * The cells of a row lie beside each other, numbers in one array and all else in another, so that an event for one of
 * very many rows finds what it needs in few places.
 */
export class Table<C extends Columns = Columns> {
  readonly list: readonly [string, Column][];
  private readonly names: readonly string[];
  private readonly indices: Record<string, number>;
  /** Where a column's cell lies in its row: numbers from 0 up, the others from -1 down. */
  private readonly places: readonly number[];
  /** Of a decimal, how many of its least steps make one; 0 for any other column. */
  private readonly parts: readonly number[];
  private readonly empty: readonly Value[];
  private readonly wide: number;
  private readonly deep: number;
  private numbers = new Float64Array();
  private others: Value[] = [];
  private slots = new Map<string, number>();
  /** The row that was last asked for: an event asks for the same ones again and again. */
  private lastId = '';
  private lastSlot = -1;
  private ids: (string | undefined)[] = [];
  private free: number[] = [];
  /** Which cells of a slot changed, and the slots where any did. */
  private masks: number[] = [];
  private dirty: number[] = [];
  private removed = new Set<number>();

  constructor(readonly columns: C, private readonly touched?: () => void) {
    this.list = columnList(columns);
    this.names = this.list.map(([name]) => name);
    if (touched && this.list.length > 30) throw new RangeError('a table that is published has at most 30 columns');
    let [wide, deep] = [0, 0];
    this.indices = Object.fromEntries(this.names.map((name, i) => [name, i]));
    this.places = this.list.map(([, column]) => (isNumber(column) ? wide++ : ~deep++));
    this.parts = this.list.map(([, column]) => (column.kind === 'dec' ? 10 ** column.scale : 0));
    [this.wide, this.deep] = [wide, deep];
    this.empty = this.list.map(([, column]) => emptyCell(column));
  }

  get size(): number { return this.slots.size; }
  get changed(): boolean { return this.dirty.length > 0 || this.removed.size > 0; }

  /** The slot of a row, or -1. */
  slot(id: string): number {
    if (id === this.lastId) return this.lastSlot;
    this.lastId = id;
    return this.lastSlot = this.slots.get(id) ?? -1;
  }

  has(id: string): boolean { return this.slot(id) >= 0; }
  id(slot: number): string { return this.ids[slot] ?? ''; }
  /** Slots of all rows, oldest row first. */
  all(): IterableIterator<number> { return this.slots.values(); }

  /** Adds a row, its other cells empty (0, '', false, first code). Throws RangeError where the id is taken. */
  add(id: string, values: Partial<Omit<Row<C>, 'id'>> = {}): number {
    if (this.has(id)) throw new RangeError(`row ${id} exists`);
    const slot = this.free.pop() ?? this.ids.length;
    this.enter(slot, id);
    this.fill(slot, values);
    return slot;
  }

  /** Removes a row and adds another in its slot, which has its cells until others are written. Throws RangeError where the new id is taken. */
  hand(slot: number, id: string): void {
    if (this.has(id)) throw new RangeError(`row ${id} exists`);
    this.slots.delete(this.id(slot));
    if (this.touched) this.removed.add(slot);
    this.enter(slot, id);
  }

  /** Removes a row and adds another in its slot. Throws RangeError where the new id is taken. */
  replace(slot: number, id: string, values: Partial<Omit<Row<C>, 'id'>>): void {
    this.hand(slot, id);
    this.fill(slot, values);
  }

  /** Writes a row, new or known, and gives its slot; what it has beyond the columns is left out. */
  upsert(row: Row<C>): number {
    const slot = this.slot(row.id);
    if (slot < 0) return this.add(row.id, row);
    for (const name in this.columns) this.set(slot, name, row[name]);
    return slot;
  }

  /** Where a column stands, for `read`, `write` and `raise`. */
  index<K extends Name<C>>(name: K): Index<C, K> { return this.indices[name] as number; }

  get<K extends Name<C>>(slot: number, name: K): Cell<C, K> { return this.read(slot, this.index(name)); }

  set<K extends Name<C>>(slot: number, name: K, value: Cell<C, K>): void { this.write(slot, this.index(name), value); }

  /** Adds `by` to a number; a decimal keeps to its places, so that what is added and taken away again leaves nothing. */
  bump(slot: number, name: NumberName<C>, by: number): void { this.raise(slot, this.index(name), by); }

  read<K extends Name<C>>(slot: number, index: Index<C, K>): Cell<C, K> {
    const place = this.places[index] as number;
    return (place < 0 ? this.others[slot * this.deep + ~place] : this.numbers[slot * this.wide + place]) as Cell<C, K>;
  }

  write<K extends Name<C>>(slot: number, index: Index<C, K>, value: Cell<C, K>): void {
    const place = this.places[index] as number;
    if (place < 0) {
      const at = slot * this.deep + ~place;
      if (this.others[at] === value) return;
      this.others[at] = value;
    } else {
      const at = slot * this.wide + place;
      if (this.numbers[at] === value) return;
      this.numbers[at] = value as number;
    }
    if (this.touched) this.mark(slot, 2 << index);
  }

  raise(slot: number, index: Index<C, NumberName<C>>, by: number): void {
    if (by === 0) return;
    const at = slot * this.wide + (this.places[index] as number);
    const sum = (this.numbers[at] as number) + by;
    const parts = this.parts[index] as number;
    this.numbers[at] = parts === 0 ? sum : Math.round(sum * parts) / parts + 0; // never a negative zero
    if (this.touched) this.mark(slot, 2 << index);
  }

  /**
   * Makes the row in a slot that of another table, cell by cell, as `columns` says where that one keeps each column of
   * this one (see `within`). The two keep their own ids.
   */
  copy(slot: number, from: Table, row: number, columns: readonly number[]): void {
    for (let i = 0; i < columns.length; i++) this.write(slot, i, from.read(row, columns[i] as number) as never);
  }

  /** Where another table keeps each column of this one. */
  within(other: Table): readonly number[] { return this.names.map((name) => other.index(name)); }

  /** Sets several cells of a row. */
  put(slot: number, values: Partial<Omit<Row<C>, 'id'>>): void {
    for (const name in values) {
      const value = (values as Record<string, unknown>)[name];
      if (value !== undefined) this.set(slot, name, value as Cell<C, Name<C>>);
    }
  }

  remove(slot: number): void {
    const id = slot < 0 ? undefined : this.ids[slot];
    if (id === undefined) return;
    this.slots.delete(id);
    if (id === this.lastId) this.lastSlot = -1;
    this.ids[slot] = undefined;
    this.free.push(slot);
    if (!this.touched) return;
    // The slot stays in the list of dirty ones, with nothing to say until a row takes it again.
    if (this.masks[slot]) this.masks[slot] = LISTED;
    this.removed.add(slot);
    this.touched();
  }

  /** A row as the outside sees it. */
  row(slot: number): Row<C> {
    const row: Record<string, unknown> = { id: this.id(slot) };
    this.list.forEach(([name], i) => { row[name] = this.read(slot, i); });
    return row as Row<C>;
  }

  rows(): Row<C>[] { return [...this.slots.values()].map((slot) => this.row(slot)); }

  /** The changes since the last call, for a frame at `at`; undefined where there are none. */
  drain(at: number): Changes | undefined {
    if (!this.changed) return undefined;
    const ops: unknown[] = [];
    for (const slot of this.dirty) {
      const mask = (this.masks[slot] ?? 0) & ~LISTED;
      this.masks[slot] = 0;
      if (mask === 0) continue;
      ops.push(slot, mask);
      if (mask & ID_BIT) ops.push(this.ids[slot]);
      for (let i = 0; i < this.names.length; i++) if (mask & (2 << i)) ops.push(encodeCell(this.column(i), this.read(slot, i), at));
    }
    const changes = { removed: [...this.removed], ops };
    this.dirty = [];
    this.removed.clear();
    return changes;
  }

  /** Every row for a snapshot frame at `at`: `[slots, [ids, …columns]]`. */
  snapshot(at: number): [number[], unknown[][]] {
    const slots = [...this.slots.values()];
    const columns = this.list.map(([, column], i) => slots.map((slot) => encodeCell(column, this.read(slot, i), at)));
    return [slots, [slots.map((slot) => this.ids[slot]), ...columns]];
  }

  /** The whole table for a checkpoint. */
  dump(): TableDump {
    const slots = [...this.slots.values()];
    const numbers = new Float64Array(slots.length * this.wide);
    const words = new Map<Value, number>();
    const others = new Uint32Array(slots.length * this.deep);
    slots.forEach((slot, row) => {
      for (let i = 0; i < this.wide; i++) numbers[row * this.wide + i] = this.numbers[slot * this.wide + i] as number;
    });
    for (let i = 0; i < this.deep; i++) this.dumpColumn(i, slots, words, others);
    const bytes = { slots: bytesOf(Uint32Array.from(slots)), numbers: bytesOf(numbers), others: bytesOf(others) };
    return { ...bytes, ids: [...this.slots.keys()], free: [...this.free], words: [...words.keys()] };
  }

  /** One column after the other: cells that stand above each other are often the same. */
  private dumpColumn(i: number, slots: readonly number[], words: Map<Value, number>, to: Uint32Array): void {
    let [last, index]: [Value | undefined, number] = [undefined, 0];
    for (let row = 0; row < slots.length; row++) {
      const word = this.others[(slots[row] as number) * this.deep + i] as Value;
      if (word !== last) [last, index] = [word, indexIn(words, word)];
      to[row * this.deep + i] = index;
    }
  }

  /** Takes the place of what the table held; the table must have the columns of the dump. */
  restore(dump: TableDump): void {
    const { wide, deep } = this;
    const { ids, free, words } = dump;
    const from = { slots: new Uint32Array(whole(dump.slots)), numbers: new Float64Array(whole(dump.numbers)), others: new Uint32Array(whole(dump.others)) };
    const size = ids.length + free.length;
    const to = { ids: new Array<string | undefined>(size).fill(undefined), numbers: new Float64Array(size * wide), others: new Array<Value>(size * deep).fill('') };
    const slots = new Map<string, number>();
    for (let row = 0; row < ids.length; row++) {
      const slot = from.slots[row] as number;
      const id = ids[row] as string;
      to.ids[slot] = id;
      slots.set(id, slot);
      for (let i = 0; i < wide; i++) to.numbers[slot * wide + i] = from.numbers[row * wide + i] as number;
      for (let i = 0; i < deep; i++) to.others[slot * deep + i] = words[from.others[row * deep + i] as number] as Value;
    }
    this.slots = slots;
    [this.lastId, this.lastSlot] = ['', slots.get('') ?? -1];
    this.free = [...free];
    this.ids = to.ids;
    this.numbers = to.numbers;
    this.others = to.others;
    this.masks = new Array<number>(size).fill(0);
    this.dirty = [];
    this.removed.clear();
  }

  private column(i: number): Column { return (this.list[i] as [string, Column])[1]; }

  private enter(slot: number, id: string): void {
    this.ids[slot] = id;
    this.slots.set(id, slot);
    this.lastId = id;
    this.lastSlot = slot;
    if ((slot + 1) * this.wide > this.numbers.length) this.grow();
    if (this.touched) this.mark(slot, (2 << this.list.length) - 1);
  }

  private fill(slot: number, values: Partial<Omit<Row<C>, 'id'>>): void {
    const given = values as Record<string, Value | undefined>;
    for (let i = 0; i < this.names.length; i++) this.fillCell(slot, i, given[this.names[i] as string] ?? (this.empty[i] as Value));
  }

  private grow(): void {
    const { numbers } = this;
    this.numbers = new Float64Array(Math.max(2 * numbers.length, 8 * this.wide));
    this.numbers.set(numbers);
  }

  private fillCell(slot: number, i: number, value: Value): void {
    const place = this.places[i] as number;
    if (place < 0) this.others[slot * this.deep + ~place] = value;
    else this.numbers[slot * this.wide + place] = value as number;
  }

  private mark(slot: number, mask: number): void {
    const before = this.masks[slot] ?? 0;
    this.masks[slot] = before | mask | LISTED;
    if (before !== 0) return;
    this.dirty.push(slot);
    this.touched?.();
  }
}

/**
 * A table's rows, oldest first, as a checkpoint keeps them: their numbers as bytes, and each other value once with the
 * places where it stands, so that what many rows share is shared again after a restore.
 */
export interface TableDump { slots: Uint8Array; numbers: Uint8Array; others: Uint8Array; ids: string[]; free: number[]; words: Value[] }

const bytesOf = ({ buffer }: Float64Array | Uint32Array): Uint8Array => new Uint8Array(buffer);

/** The bytes in a buffer of their own, which starts where numbers may. */
const whole = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function indexIn(words: Map<Value, number>, word: Value): number {
  const known = words.get(word);
  if (known !== undefined) return known;
  words.set(word, words.size);
  return words.size - 1;
}
