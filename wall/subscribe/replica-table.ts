import { columnList, decodeCell, emptyCell } from '#protocol/codec';
import { ProtocolError } from '#protocol/errors';
import type { Delta, Snapshot } from '#protocol/frames';
import type { Column, Columns, Row } from '#protocol/topics';

type Name<C extends Columns> = keyof C & string;
type Value = string | number | boolean | readonly number[];
type TableDelta = Delta[4][number];
type TableSnapshot = Snapshot[4][number];

const ID_BIT = 1;
/** A slot beyond this is a damaged frame, not a table. */
const MOST_SLOTS = 1 << 20;

/**
 * One table of a topic as the display holds it: typed columns by slot. Guarantees: after the same frames it equals the
 * server's table; `changed` holds every slot that was added, written or freed since the last `settle`; a row object is
 * made once and stays the same object until a cell of it changes, so a comparison by identity is enough.
 */
export class ReplicaTable<C extends Columns = Columns> {
  readonly changed = new Set<number>();
  private readonly list: readonly [string, Column][];
  private readonly index: Record<string, number> = {};
  private readonly cells: Value[][];
  private ids: (string | undefined)[] = [];
  private slots = new Map<string, number>();
  private made: (Row<C> | undefined)[] = [];
  private all: readonly Row<C>[] | undefined;

  constructor(columns: C) {
    this.list = columnList(columns);
    this.list.forEach(([name], i) => { this.index[name] = i; });
    this.cells = this.list.map(() => []);
  }

  get size(): number { return this.slots.size; }
  /** The slot of a row, or -1. */
  slot(id: string): number { return this.slots.get(id) ?? -1; }
  /** The row a slot holds; undefined where it is free. */
  id(slot: number): string | undefined { return this.ids[slot]; }

  get<K extends Name<C>>(slot: number, name: K): Row<C>[K] {
    return this.cells[this.index[name] as number]?.[slot] as Row<C>[K];
  }

  row(id: string): Row<C> | undefined {
    const slot = this.slots.get(id);
    return slot === undefined ? undefined : this.at(slot);
  }

  /** All rows, oldest first; the same array until something changes. */
  rows(): readonly Row<C>[] { return (this.all ??= [...this.slots.values()].map((slot) => this.at(slot))); }

  /** What changed has been painted. */
  settle(): void { this.changed.clear(); }

  /** Takes the place of all rows. Throws ProtocolError `bad-frame`. */
  replace([slots, [ids, ...columns]]: TableSnapshot, at: number): void {
    if (ids?.length !== slots.length || columns.length !== this.list.length) throw torn('the columns do not fit the table');
    const cells = this.list.map(([, column], c) => slots.map((_, i) => decodeCell(column, columns[c]?.[i], at)));
    for (const slot of this.slots.values()) this.touch(slot);
    this.slots = new Map();
    this.ids = [];
    slots.forEach((slot, i) => {
      this.place(slot, ids[i]);
      cells.forEach((column, c) => { this.column(c)[slot] = column[i] as Value; });
    });
  }

  /** Applies removals, then the flat list of slot, mask and cells. Throws ProtocolError `bad-frame`. */
  change([, removed, ops]: TableDelta, at: number): void {
    for (const slot of removed) this.free(slot);
    for (let next = 0; next < ops.length;) {
      const slot = ops[next++] as number;
      const mask = ops[next++] as number;
      if (!Number.isInteger(mask) || mask <= 0) throw torn('a mask is not a number');
      if (mask & ID_BIT) this.place(slot, ops[next++]);
      else if (this.ids[slot] === undefined) throw torn(`slot ${slot} holds no row`);
      this.touch(slot);
      this.list.forEach(([, column], c) => {
        if (mask & (2 << c)) this.column(c)[slot] = decodeCell(column, ops[next++], at);
      });
    }
  }

  private place(slot: number, id: unknown): void {
    if (typeof id !== 'string' || !Number.isInteger(slot) || slot < 0 || slot > MOST_SLOTS) throw torn('a row has no id or slot');
    if (this.ids[slot] !== id) {
      this.free(slot);
      this.free(this.slot(id));
      this.ids[slot] = id;
      this.slots.set(id, slot);
      this.list.forEach(([, column], c) => { this.column(c)[slot] = emptyCell(column); });
    }
    this.touch(slot);
  }

  private free(slot: number): void {
    const id = this.ids[slot];
    if (id === undefined) return;
    this.slots.delete(id);
    this.ids[slot] = undefined;
    this.touch(slot);
  }

  private touch(slot: number): void {
    this.changed.add(slot);
    this.made[slot] = undefined;
    this.all = undefined;
  }

  private at(slot: number): Row<C> {
    return (this.made[slot] ??= Object.freeze(Object.fromEntries([
      ['id', this.ids[slot]], ...this.list.map(([name], c) => [name, this.cells[c]?.[slot]]),
    ])) as Row<C>);
  }

  private column(c: number): Value[] { return this.cells[c] as Value[]; }
}

const torn = (detail: string) => new ProtocolError('bad-frame', detail);
