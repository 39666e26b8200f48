import { Heap, type Waiting } from './heap.ts';

interface Entry extends Waiting { readonly kind: string; readonly key: string }

/** Deadlines as a checkpoint keeps them; those of a kind lie in columns, in the order their keys were first set. */
export interface TimersDump { now: number; order: number; kinds: [name: string, keys: string[], dues: number[], orders: number[]][] }

/** The deadlines of one kind, at most one a key. */
export interface Deadlines {
  /** Sets or moves a key's deadline (ms); one already past is due now. */
  set(key: string, due: number): void;
  cancel(key: string): void;
  /** When a key is due; undefined where it has no deadline. */
  due(key: string): number | undefined;
}

interface Kind { readonly entries: Map<string, Entry>; readonly fire: (key: string) => void }

/**
 * Every deadline of a fold, in one heap. Guarantees: deadlines fire in order of their time, those of the same time in the
 * order they were set; while one fires, `now` is its own time; `now` never goes back.
 */
export class Timers {
  private readonly heap = new Heap<Entry>();
  private readonly kinds = new Map<string, Kind>();
  private order = 0;
  private time = 0;

  /** The time, in ms, that the fold has come to. */
  get now(): number { return this.time; }
  get size(): number { return this.heap.size; }

  /** A kind of deadline and what happens at it. Throws RangeError where the name is taken. */
  kind(name: string, fire: (key: string) => void): Deadlines {
    if (this.kinds.has(name)) throw new RangeError(`deadlines ${name} exist`);
    const entries = new Map<string, Entry>();
    this.kinds.set(name, { entries, fire });
    return {
      set: (key, due) => {
        const old = entries.get(key);
        if (old) this.heap.drop(old);
        entries.set(key, this.heap.add({ kind: name, key, due: Math.max(due, this.time), order: this.order++, live: true }));
      },
      cancel: (key) => {
        const old = entries.get(key);
        if (!old) return;
        this.heap.drop(old);
        entries.delete(key);
      },
      due: (key) => entries.get(key)?.due,
    };
  }

  /** Fires all that is due up to and at `until` (ms), and comes to that time. */
  run(until: number): void {
    for (let entry = this.heap.first(); entry && entry.due <= until; entry = this.heap.first()) {
      this.heap.shift();
      this.time = Math.max(this.time, entry.due);
      const kind = this.kinds.get(entry.kind);
      kind?.entries.delete(entry.key);
      kind?.fire(entry.key);
    }
    this.time = Math.max(this.time, until);
  }

  dump(): TimersDump {
    const kinds = [...this.kinds].map(([name, { entries }]): TimersDump['kinds'][number] => {
      const list = [...entries.values()];
      return [name, list.map(({ key }) => key), list.map(({ due }) => due), list.map(({ order }) => order)];
    });
    return { now: this.time, order: this.order, kinds };
  }

  /** Takes the place of what waited. Throws RangeError on a kind that nobody declared. */
  restore({ now, order, kinds }: TimersDump): void {
    for (const kind of this.kinds.values()) kind.entries.clear();
    this.heap.fill(kinds.flatMap(([name, keys, dues, orders]) => {
      const kind = this.kinds.get(name);
      if (!kind) throw new RangeError(`no deadlines ${name}`);
      return keys.map((key, i) => {
        const entry: Entry = { kind: name, key, due: dues[i] as number, order: orders[i] as number, live: true };
        kind.entries.set(key, entry);
        return entry;
      });
    }));
    this.time = now;
    this.order = order;
  }
}
