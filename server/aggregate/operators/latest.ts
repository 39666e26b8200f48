import type { Columns, Row } from '#protocol/topics';
import type { Table } from '../table.ts';
import type { Order } from './order.ts';

/** Keeps the last rows that changed in a table of at most `limit`; the one that changed longest ago makes room. */
export class Latest<C extends Columns> {
  constructor(private readonly table: Table<C>, private readonly order: Order, private readonly limit: number) {}

  /** Takes a row; what it has beyond the table's columns is left out. */
  put(row: Row<C>): void {
    const slot = this.table.slot(row.id);
    this.order.push(row.id);
    if (slot >= 0) {
      for (const [name] of this.table.list) this.table.set(slot, name, row[name] as Row<C>[keyof C & string]);
      return;
    }
    const { oldest } = this.order;
    if (this.table.size >= this.limit && oldest !== undefined) {
      this.order.drop(oldest);
      this.table.remove(this.table.slot(oldest));
    }
    this.table.add(row.id, row);
  }
}
