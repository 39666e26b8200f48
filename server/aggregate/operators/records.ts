import type { Columns, Row } from '#protocol/topics';
import type { Change } from '../change.ts';
import type { Table } from '../table.ts';
import type { Deadlines, Timers } from '../timers.ts';

/** How long a record that ended is remembered, in ms: what is told of it later than that begins another. */
const REMEMBERED = 7 * 24 * 3_600_000;

/** Records by id as a part remembers them: tells each change with the row as it was and as it is, and forgets those that ended a while ago. */
export class Records<C extends Columns> {
  private readonly leave: Deadlines;

  /** `name` is that of their deadlines. */
  constructor(private readonly table: Table<C>, private readonly timers: Timers, name: string, private readonly changed: Change<Row<C>>) {
    this.leave = timers.kind(name, (id) => table.remove(table.slot(id)));
  }

  find(id: string): Row<C> | undefined {
    const slot = this.table.slot(id);
    return slot < 0 ? undefined : this.table.row(slot);
  }

  /** Takes a record as it is now; `ended` says that nothing more is expected of it. */
  put(is: Row<C>, ended: boolean): void {
    const was = this.find(is.id);
    this.table.upsert(is);
    if (ended) this.leave.set(is.id, this.timers.now + REMEMBERED);
    else this.leave.cancel(is.id);
    this.changed(was, is);
  }
}
