import TinyQueue from 'tinyqueue';

/** What waits in a heap: the least `due` comes first, among equals the least `order`. `live` is the heap's own. */
export interface Waiting { readonly due: number; readonly order: number; live: boolean }

const before = (a: Waiting, b: Waiting): number => a.due - b.due || a.order - b.order;

/** Below this many dead entries, sweeping them out is not worth it. */
const SWEEP = 64;

/**
 * A heap from which anything can be dropped. Guarantees: adding, dropping and shifting cost at most the logarithm of what
 * waits, on average; what was dropped never comes out; dropped entries hold at most half of the heap's room.
 */
export class Heap<T extends Waiting> {
  private queue = new TinyQueue<T>([], before);
  private dead = 0;

  /** How many wait. */
  get size(): number { return this.queue.length - this.dead; }

  /** The entries it holds, the dead ones included. */
  get room(): number { return this.queue.length; }

  add(entry: T): T {
    this.queue.push(entry);
    return entry;
  }

  /** Takes an entry out that waits in this heap. */
  drop(entry: T): void {
    if (!entry.live) return;
    entry.live = false;
    this.dead += 1;
    if (this.dead > SWEEP && this.dead * 2 > this.queue.length) this.sweep();
  }

  /** The first entry, which stays. */
  first(): T | undefined {
    let top = this.queue.peek();
    while (top && !top.live) {
      this.queue.pop();
      this.dead -= 1;
      top = this.queue.peek();
    }
    return top;
  }

  /** Takes the first entry out. */
  shift(): T | undefined {
    const top = this.first();
    if (!top) return undefined;
    this.queue.pop();
    top.live = false;
    return top;
  }

  /** Takes these, all live, in the place of what waited. */
  fill(entries: T[]): void {
    this.queue = new TinyQueue<T>(entries, before);
    this.dead = 0;
  }

  private sweep(): void { this.fill(this.queue.data.filter(({ live }) => live)); }
}
