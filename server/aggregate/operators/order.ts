/** Where the ring closes; slot `s` is link `s + 1`. */
const RING = 0;
const UNLINKED = -1;

/** Slots of a table in order of arrival; every step costs the same, however many there are. */
export class Order {
  private before = [RING];
  private after = [RING];
  private count = 0;

  /** The slot that came first, and the one that came last; -1 where there is none. */
  get oldest(): number { return (this.after[RING] as number) - 1; }
  get newest(): number { return (this.before[RING] as number) - 1; }
  get size(): number { return this.count; }

  /** Puts a slot last, wherever it was. */
  push(slot: number): void {
    const link = slot + 1;
    while (this.after.length <= link) this.after[this.before.push(UNLINKED) - 1] = UNLINKED;
    this.unlink(link);
    const last = this.before[RING] as number;
    this.before[link] = last;
    this.after[link] = RING;
    this.after[last] = link;
    this.before[RING] = link;
    this.count += 1;
  }

  drop(slot: number): void { this.unlink(slot + 1); }

  dump(): OrderDump { return { before: [...this.before], after: [...this.after] }; }

  restore({ before, after }: OrderDump): void {
    this.before = [...before];
    this.after = [...after];
    this.count = after.filter((link) => link !== UNLINKED).length - 1;
  }

  private unlink(link: number): void {
    const after = this.after[link] ?? UNLINKED;
    if (after === UNLINKED) return;
    const before = this.before[link] as number;
    this.after[before] = after;
    this.before[after] = before;
    this.after[link] = UNLINKED;
    this.count -= 1;
  }
}

export interface OrderDump { before: number[]; after: number[] }
