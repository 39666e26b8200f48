import TinyQueue from 'tinyqueue';
import type { Row } from '#protocol/topics';
import type { MemoryOf } from '../aggregate/memory.ts';
import type { Table } from '../aggregate/table.ts';

/** An alarm that may have a wall: by which rule, which area of it, how urgent (1 first) and since when (ms). */
export type Contender = Omit<Row<MemoryOf<'candidate'>>, 'id'>;

const keyOf = (wall: string, alarm: string): string => `${wall} ${alarm}`;
const before = (a: Contender, b: Contender): number => a.priority - b.priority || a.raised - b.raised || (a.alarm < b.alarm ? -1 : 1);

/** How many more than half of a queue may have left it. */
const SLACK = 64;

/** The alarms that may have each wall, the most urgent first, of these the one that came first. A flood of them costs each one no search. */
export class Contenders {
  /** By wall; one that left is in its queue until its turn comes. Made anew after a restore. */
  private readonly queues = new Map<string, { queue: TinyQueue<Contender>; count: number }>();

  constructor(private readonly table: Table<MemoryOf<'candidate'>>) {}

  walls(): string[] { return [...this.queues].filter(([, { count }]) => count > 0).map(([wall]) => wall).sort(); }

  /** The walls that an alarm may have, in an order that a restore keeps. */
  wallsOf(alarm: string): string[] { return [...this.queues.keys()].filter((wall) => this.has(wall, alarm)).sort(); }

  has(wall: string, alarm: string): boolean { return this.table.has(keyOf(wall, alarm)); }

  count(wall: string): number { return this.queues.get(wall)?.count ?? 0; }

  /** How many all queues hold, those that left included. */
  get kept(): number { return [...this.queues.values()].reduce((sum, { queue }) => sum + queue.length, 0); }

  /** The one that has the wall; undefined where none may. */
  first(wall: string): Contender | undefined {
    const queue = this.queues.get(wall)?.queue;
    for (let top = queue?.peek(); top; top = queue?.peek()) {
      if (this.stands(top)) return top;
      queue?.pop();
    }
    return undefined;
  }

  /** Takes the place of what the same alarm was there before. */
  enter(contender: Contender): void {
    const { wall, alarm } = contender;
    this.leave(wall, alarm);
    this.table.add(keyOf(wall, alarm), contender);
    this.push(contender);
  }

  leave(wall: string, alarm: string): void {
    const slot = this.table.slot(keyOf(wall, alarm));
    if (slot < 0) return;
    this.table.remove(slot);
    const of = this.queues.get(wall);
    if (!of) return;
    of.count -= 1;
    // One that nobody sees stays first for days, and those that left behind it would pile up.
    if (of.queue.length > 2 * of.count + SLACK) of.queue = new TinyQueue(of.queue.data.filter((one) => this.stands(one)), before);
  }

  /** Those for which `keeps` does not hold leave. */
  sift(keeps: (contender: Contender) => boolean): void {
    for (const row of this.table.rows()) if (!keeps(row)) this.leave(row.wall, row.alarm);
  }

  recall(): void {
    this.queues.clear();
    for (const row of this.table.rows()) this.push(row);
  }

  private push(contender: Contender): void {
    const known = this.queues.get(contender.wall);
    const of = known ?? { queue: new TinyQueue<Contender>([], before), count: 0 };
    of.queue.push(contender);
    of.count += 1;
    this.queues.set(contender.wall, of);
  }

  /** Whether it is still what its alarm is there. */
  private stands({ wall, alarm, rule, priority, raised }: Contender): boolean {
    const slot = this.table.slot(keyOf(wall, alarm));
    return slot >= 0 && this.table.get(slot, 'rule') === rule && this.table.get(slot, 'priority') === priority && this.table.get(slot, 'raised') === raised;
  }
}
