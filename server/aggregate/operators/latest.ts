import type { Columns, Row } from '#protocol/topics';
import type { Table } from '../table.ts';
import type { Order } from './order.ts';

/** Keeps the last rows that changed in a table of at most `limit`; the one that changed longest ago makes room. */
export class Latest<C extends Columns> {
  private readonly names: readonly (keyof C & string)[];
  /** Where the table that rows were last taken from keeps this one's columns. */
  private taken: { from: Table; columns: readonly number[] } | undefined;

  constructor(private readonly table: Table<C>, private readonly order: Order, private readonly limit: number) {
    this.names = Object.keys(table.columns);
  }

  /** Takes a row; what it has beyond the table's columns is left out. */
  put(row: Row<C>): void {
    const { table, order } = this;
    const slot = table.slot(row.id);
    if (slot >= 0) {
      for (const name of this.names) table.set(slot, name, row[name]);
      order.push(slot);
      return;
    }
    if (table.size < this.limit) {
      order.push(table.add(row.id, row));
      return;
    }
    const { oldest } = order;
    table.replace(oldest, row.id, row);
    order.push(oldest);
  }

  /** Takes a row as another table holds it in a slot. */
  take(from: Table, row: number): void {
    const { table, order } = this;
    const id = from.id(row);
    if (this.taken?.from !== from) this.taken = { from, columns: table.within(from) };
    let slot = table.slot(id);
    if (slot < 0 && table.size < this.limit) slot = table.add(id);
    else if (slot < 0) table.hand(slot = order.oldest, id);
    table.copy(slot, from, row, this.taken.columns);
    order.push(slot);
  }

  clear(): void {
    for (const slot of [...this.table.all()]) {
      this.order.drop(slot);
      this.table.remove(slot);
    }
  }
}
