import type { MemoryOf } from '../aggregate/memory.ts';
import type { Table } from '../aggregate/table.ts';
import type { When } from './loads.ts';
import { PairSlots } from './pair-slots.ts';

/** Cases by scene and block in the running and the last hour, so that a warning can say where they are. */
export class Pairs {
  private readonly slots: PairSlots<MemoryOf<'pair'>>;

  constructor(private readonly table: Table<MemoryOf<'pair'>>) { this.slots = new PairSlots(table); }

  /** Both must be of the district: a row is kept for each pair that was met. */
  add(scene: string, block: string, hour: When): void {
    const known = this.slots.find(scene, block);
    this.table.bump(known < 0 ? this.slots.add(scene, block) : known, hour, 1);
  }

  count(scene: string, block: string, hour: When): number {
    const slot = this.slots.find(scene, block);
    return slot < 0 ? 0 : this.table.get(slot, hour);
  }

  /** The running hour is now the last one. */
  roll(): void {
    for (const slot of this.table.all()) {
      this.table.set(slot, 'last', this.table.get(slot, 'running'));
      this.table.set(slot, 'running', 0);
    }
  }

  /** The rows are others, after a restore. */
  recall(): void { this.slots.clear(); }
}
