/** Below this many entries, sweeping the left ones out is not worth it. */
const SWEEP = 64;

/**
 * The oldest of many that come and leave, each by its slot and the time (ms) since when it stands here. A heap of plain
 * numbers whose top always stands: what else left is known by asking `stands`, when it comes to the top or once it makes more
 * than half of the heap. So a coming costs the logarithm of what stands at most, a leaving less, and no entry is an object.
 */
export class Oldest {
  private times: number[] = [];
  private slots: number[] = [];
  private live = 0;

  constructor(private readonly stands: (slot: number, since: number) => boolean) {}

  /** Since when the oldest stands here; 0 where none does. */
  get since(): number { return this.times[0] ?? 0; }

  /** The slot of the oldest, of those of the same time the lowest; -1 where none stands here. */
  get slot(): number { return this.slots[0] ?? -1; }

  /** The entries it holds, those that left included. */
  get room(): number { return this.slots.length; }

  add(slot: number, since: number): void {
    this.live += 1;
    let i = this.slots.length;
    for (; i > 0; i = (i - 1) >> 1) {
      const parent = (i - 1) >> 1;
      if (!this.after(parent, slot, since)) break;
      this.copy(parent, i);
    }
    this.put(i, slot, since);
  }

  /** One of them stands here no more: `stands` denies it already. */
  leave(slot: number): void {
    this.live -= 1;
    if (this.slots[0] === slot) while (this.slots.length > 0 && !this.stands(this.slots[0], this.since)) this.shift();
    if (this.slots.length > 2 * this.live + SWEEP) this.sweep();
  }

  clear(): void {
    this.times = [];
    this.slots = [];
    this.live = 0;
  }

  private shift(): void {
    const slot = this.slots.pop() as number;
    const since = this.times.pop() as number;
    const size = this.slots.length;
    if (size === 0) return;
    let i = 0;
    for (let child = 1; child < size; child = 2 * i + 1) {
      if (child + 1 < size && this.after(child, this.slots[child + 1] as number, this.times[child + 1] as number)) child += 1;
      if (this.after(child, slot, since)) break;
      this.copy(child, i);
      i = child;
    }
    this.put(i, slot, since);
  }

  /** Keeps one entry of each that stands; sorted by time, they are a heap. */
  private sweep(): void {
    const kept = new Map<number, number>();
    this.slots.forEach((slot, i) => {
      const since = this.times[i] as number;
      if (this.stands(slot, since)) kept.set(slot, since);
    });
    const entries = [...kept].sort(([slotA, a], [slotB, b]) => a - b || slotA - slotB);
    this.slots = entries.map(([slot]) => slot);
    this.times = entries.map(([, since]) => since);
  }

  /** Whether an entry comes after such a one. */
  private after(i: number, slot: number, since: number): boolean {
    const time = this.times[i] as number;
    return time > since || (time === since && (this.slots[i] as number) > slot);
  }

  private copy(from: number, to: number): void { this.put(to, this.slots[from] as number, this.times[from] as number); }

  private put(i: number, slot: number, since: number): void {
    this.slots[i] = slot;
    this.times[i] = since;
  }
}
