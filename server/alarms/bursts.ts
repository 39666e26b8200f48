import type { MemoryOf } from '../aggregate/memory.ts';
import type { State } from '../aggregate/state.ts';
import type { Table } from '../aggregate/table.ts';

const MINUTE = 60_000;
/** So many in one block, each within a minute of the one before, are a burst, of which the first is marked. */
export const BURST = 3;

/** Finds what came first of a burst in a block: it is often the cause of the others. */
export class Bursts {
  private readonly table: Table<MemoryOf<'burst'>>;

  constructor(private readonly state: State) { this.table = state.table('burst', 'alarms'); }

  /** A new alarm in a block. Gives the id of the one that came first where this makes it a burst, else ''. */
  note(alarm: string, block: string): string {
    const { table } = this;
    const { now } = this.state.timers;
    const known = table.slot(block);
    const slot = known < 0 ? table.add(block) : known;
    const goes = known >= 0 && now - table.get(slot, 'last') <= MINUTE;
    const count = goes ? table.get(slot, 'count') + 1 : 1;
    table.put(slot, { last: now, count, ...(!goes && { first: alarm }) });
    return count === BURST ? table.get(slot, 'first') : '';
  }
}
