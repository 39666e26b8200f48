import { Heap, type Waiting } from '../heap.ts';

interface Place extends Waiting { readonly heap: Heap<Place> }

/** Where each case, by its slot in the register, stands; one for all the steps among which cases move. */
export class Places {
  private places: (Place | undefined)[] = [];

  /** Puts a case that stands nowhere. */
  put(slot: number, heap: Heap<Place>, since: number): void {
    this.places[slot] = heap.add({ due: since, order: 0, live: true, heap });
  }

  /** Takes a case from where it stands. */
  drop(slot: number): void {
    const place = this.places[slot];
    place?.heap.drop(place);
    this.places[slot] = undefined;
  }

  clear(): void { this.places = []; }
}

/** The oldest of the cases that stand at a step; found at once, kept in logarithmic time. */
export class Oldest {
  private readonly heap = new Heap<Place>();

  constructor(private readonly places: Places) {}

  /** Since when (ms) the oldest stands here; 0 where none does. */
  get since(): number { return this.heap.first()?.due ?? 0; }

  /** A case that stands nowhere stands here since that time (ms). */
  add(slot: number, since: number): void { this.places.put(slot, this.heap, since); }

  clear(): void { this.heap.clear(); }
}
