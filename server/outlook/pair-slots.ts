import type { Columns } from '#protocol/topics';
import type { Table } from '../aggregate/table.ts';

/** Finds the row of a pair without making its id, once it was found: what is counted with each case must not put words together. */
export class PairSlots<C extends Columns> {
  private readonly known = new Map<string, Map<string, number>>();

  constructor(private readonly table: Table<C>) {}

  /** -1 where there is no such row. */
  find(one: string, other: string): number {
    const known = this.known.get(one)?.get(other);
    if (known !== undefined) return known;
    const slot = this.table.slot(idOf(one, other));
    if (slot >= 0) this.keep(one, other, slot);
    return slot;
  }

  /** Adds a row for a pair that has none. */
  add(one: string, other: string): number {
    const slot = this.table.add(idOf(one, other));
    this.keep(one, other, slot);
    return slot;
  }

  /** Rows were removed, or are others after a restore. */
  clear(): void { this.known.clear(); }

  private keep(one: string, other: string, slot: number): void {
    const of = this.known.get(one) ?? new Map<string, number>();
    if (of.size === 0) this.known.set(one, of);
    of.set(other, slot);
  }
}

const idOf = (one: string, other: string): string => `${one} ${other}`;
