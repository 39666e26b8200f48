import type { Columns, Row } from '#protocol/topics';
import type { Table } from '../table.ts';
import type { Order } from './order.ts';

/** The rows of one kind, and how many of them a table has room for. */
export interface Shelf { readonly order: Order; readonly room: number }

/** Keeps rows in a table on shelves: on a full one, the row that changed longest ago makes room. */
export class Shelves<C extends Columns, S extends string> {
  private readonly list: readonly Shelf[];

  constructor(private readonly table: Table<C>, private readonly shelves: Readonly<Record<S, Shelf>>) {
    this.list = Object.values(shelves);
  }

  /** Takes a row, on the shelf that it belongs to now. */
  put(row: Row<C>, on: S): void {
    const slot = this.table.upsert(row);
    for (const { order } of this.list) order.drop(slot);
    const { order, room } = this.shelves[on];
    order.push(slot);
    if (order.size <= room) return;
    const { oldest } = order;
    order.drop(oldest);
    this.table.remove(oldest);
  }
}
