import type { MemoryOf } from '../aggregate/memory.ts';
import type { Table } from '../aggregate/table.ts';
import type { When } from './loads.ts';

/** Cases by scene and block in the running and the last hour, of which together a warning says where they are. */
export class Pairs {
  constructor(private readonly table: Table<MemoryOf<'pair'>>) {}

  add(scene: string, block: string, hour: When): void {
    const id = `${scene} ${block}`;
    const known = this.table.slot(id);
    this.table.bump(known < 0 ? this.table.add(id) : known, hour, 1);
  }

  count(scene: string, block: string, hour: When): number {
    const slot = this.table.slot(`${scene} ${block}`);
    return slot < 0 ? 0 : this.table.get(slot, hour);
  }

  /** The running hour is now the last one. */
  roll(): void {
    for (const slot of [...this.table.all()]) {
      const last = this.table.get(slot, 'running');
      if (last === 0) this.table.remove(slot);
      else this.table.put(slot, { last, running: 0 });
    }
  }
}
