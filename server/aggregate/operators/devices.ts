import type { Change } from '../change.ts';
import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';

/** A device as it last said that it is; its capacity is 0 where it has none. */
export interface Device { readonly id: string; readonly block: string; readonly online: boolean; readonly kind: string; readonly place: string; readonly capacity: number }
/** What a device says; what it leaves out stays as it was. */
export interface Said { block: string; online: boolean; kind: string; place?: string | undefined; capacity?: number | undefined }

/** Knows each device: whether it is online, what it is, and where; it may move. */
export class Devices {
  constructor(private readonly table: Table<MemoryOf<'device'>>, private readonly changed: Change<Device>) {}

  find(id: string): Device | undefined {
    const slot = this.table.slot(id);
    return slot < 0 ? undefined : this.table.row(slot);
  }

  /** The block of a device, its place and its kind; empty where they are not known. */
  block(id: string): string { return this.text(id, 'block'); }
  place(id: string): string { return this.text(id, 'place'); }
  kind(id: string): string { return this.text(id, 'kind'); }

  /** What the device counts against; 0 where it declared nothing. */
  capacity(id: string): number {
    const slot = this.table.slot(id);
    return slot < 0 ? 0 : this.table.get(slot, 'capacity');
  }

  /** A device says how it is. */
  hear(id: string, { block, online, kind, place, capacity }: Said): void {
    const slot = this.table.slot(id);
    const was = this.find(id);
    const is: Device = { id, online, kind, block: block || (was?.block ?? ''), place: place ?? was?.place ?? '', capacity: capacity ?? was?.capacity ?? 0 };
    if (slot < 0) this.table.add(id, is);
    else this.table.put(slot, is);
    this.changed(was, is);
  }

  private text(id: string, name: 'block' | 'place' | 'kind'): string {
    const slot = this.table.slot(id);
    return slot < 0 ? '' : this.table.get(slot, name);
  }
}
