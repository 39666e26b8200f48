import { Heap, type Waiting } from '../heap.ts';

interface Entry extends Waiting { readonly due: number }

/** The oldest of many, each with the time (ms) since when it is there; found in constant time, kept in logarithmic time. */
export class Oldest {
  private readonly heap = new Heap<Entry>();
  private readonly entries = new Map<string, Entry>();

  /** Since when the oldest is there; 0 where nothing is. */
  get since(): number { return this.heap.first()?.due ?? 0; }

  add(id: string, since: number): void {
    this.drop(id);
    this.entries.set(id, this.heap.add({ due: since, order: 0, live: true }));
  }

  drop(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.heap.drop(entry);
    this.entries.delete(id);
  }

  clear(): void {
    this.heap.clear();
    this.entries.clear();
  }
}
