import { Heap, type Waiting } from '../heap.ts';

interface Place extends Waiting { readonly heap: Heap<Place> }

/** Where each case, by its slot in the register, stands; one for all the steps among which cases move. */
export class Places {
  private readonly places: (Place | undefined)[] = [];

  put(slot: number, heap: Heap<Place>, since: number): void {
    this.drop(slot);
    this.places[slot] = heap.add({ due: since, order: 0, live: true, heap });
  }

  drop(slot: number): void {
    const place = this.places[slot];
    place?.heap.drop(place);
    this.places[slot] = undefined;
  }
}

/** The oldest of the cases that stand at a step; found at once, kept in logarithmic time. */
export class Oldest {
  private readonly heap = new Heap<Place>();

  constructor(private readonly places: Places) {}

  /** Since when (ms) the oldest stands here; 0 where none does. */
  get since(): number { return this.heap.first()?.due ?? 0; }

  /** A case comes, from wherever it stood, and stands here since that time (ms). */
  add(slot: number, since: number): void { this.places.put(slot, this.heap, since); }

  clear(): void { this.heap.clear(); }
}
