import type { Change } from '../change.ts';
import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';

export interface Device { readonly block: string; readonly online: boolean }

/** Knows each device: whether it is online, and in which block it is; it may move. */
export class Devices {
  constructor(private readonly table: Table<MemoryOf<'device'>>, private readonly changed: Change<Device>) {}

  /** The block of a device; empty where it is not known. */
  block(id: string): string {
    const slot = this.table.slot(id);
    return slot < 0 ? '' : this.table.get(slot, 'block');
  }

  /** A device says how it is. Without a block it stays where it was. */
  hear(id: string, block: string, online: boolean): void {
    const slot = this.table.slot(id);
    const is: Device = { block: block || this.block(id), online };
    const was = slot < 0 ? undefined : { block: this.table.get(slot, 'block'), online: this.table.get(slot, 'online') };
    if (slot < 0) this.table.add(id, is);
    else this.table.put(slot, is);
    this.changed(was, is);
  }
}
