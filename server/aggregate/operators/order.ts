import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';

/** The slot of the row that closes the ring; its id is empty, and it is nobody's. */
const RING = 0;

/** Ids in order of arrival; every step costs the same, however many there are. */
export class Order {
  constructor(private readonly links: Table<MemoryOf<'order'>>) {
    links.add('');
  }

  get size(): number { return this.links.size - 1; }
  get oldest(): string | undefined { return this.at(this.links.get(RING, 'after')); }
  get newest(): string | undefined { return this.at(this.links.get(RING, 'before')); }

  /** Puts an id last, wherever it was. */
  push(id: string): void {
    if (this.newest === id) return;
    const known = this.links.slot(id);
    if (known >= 0) this.unlink(known);
    const slot = known < 0 ? this.links.add(id) : known;
    const last = this.links.get(RING, 'before');
    this.links.set(slot, 'before', last);
    this.links.set(slot, 'after', RING);
    this.links.set(last, 'after', slot);
    this.links.set(RING, 'before', slot);
  }

  drop(id: string): void {
    const slot = this.links.slot(id);
    if (slot <= RING) return;
    this.unlink(slot);
    this.links.remove(slot);
  }

  private unlink(slot: number): void {
    const before = this.links.get(slot, 'before');
    const after = this.links.get(slot, 'after');
    this.links.set(before, 'after', after);
    this.links.set(after, 'before', before);
  }

  private at(slot: number): string | undefined { return slot === RING ? undefined : this.links.id(slot); }
}
