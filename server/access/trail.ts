import type { Audit } from '#protocol/access';
import type { EventOf } from '#protocol/events';
import type { MemoryOf } from '../aggregate/memory.ts';
import { Latest } from '../aggregate/operators/latest.ts';
import type { Part } from '../aggregate/part.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';

/** How many of the last are at hand; all of them are in the journal. */
const KEPT = 400;

/** Who did what of late: a private table, since no display has to know it. */
export class Trail implements Part {
  private readonly table: Table<MemoryOf<'audit'>>;
  private readonly latest: Latest<MemoryOf<'audit'>>;

  constructor(private readonly state: State) {
    this.table = state.table('audit', 'access');
    this.latest = new Latest(this.table, state.order('audit'), KEPT);
  }

  readonly takes = {
    audit: ({ time, data }: EventOf<'audit'>): void => { this.latest.put({ id: String(this.state.n), at: time, ...data }); },
  };

  /** The newest first. */
  list(): Audit[] {
    const { table } = this;
    return [...table.all()].map((slot) => table.row(slot)).sort((a, b) => Number(b.id) - Number(a.id));
  }
}
