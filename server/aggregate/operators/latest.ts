import type { Columns, Row } from '#protocol/topics';
import type { Table } from '../table.ts';
import type { Order } from './order.ts';

/** Keeps the last rows that changed in a table of at most `limit`; the one that changed longest ago makes room. */
export class Latest<C extends Columns> {
  private readonly names: readonly (keyof C & string)[];

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

  clear(): void {
    for (const slot of [...this.table.all()]) {
      this.order.drop(slot);
      this.table.remove(slot);
    }
  }
}
