import { pack, unpack } from '#protocol/codec';
import type { TopicShape } from '#protocol/topics';
import { MEMORY, type MemoryName, type MemoryOf } from './memory.ts';
import { Order } from './operators/order.ts';
import { Table } from './table.ts';
import { Timers, type TimersDump } from './timers.ts';
import { Topic, type Heard } from './topic.ts';

interface Dump { setting: string; n: number; heard: number; timers: TimersDump; parts: [string, unknown][] }
/** What can be put into a checkpoint and taken out of it. */
interface Part { dump(): unknown; restore(dump: unknown): void }

/**
 * All that a fold remembers: topics, private tables, orders of their rows, deadlines. Guarantee: what `restore` took behaves exactly as what
 * `dump` gave away. `setting` names what the fold was made for: a dump made for another is refused.
 */
export class State {
  readonly timers = new Timers();
  readonly topics = new Map<string, Topic>();
  /** When any source last spoke. */
  readonly heard = { at: 0 };
  /** How fresh a topic is, by its name. */
  freshness: (topic: string) => Heard = () => ({ seen: this.heard.at, late: -1, silent: -1 });
  /** Number of the last record. */
  n = 0;
  private readonly parts = new Map<string, Part>();
  private readonly dirty = new Set<Topic>();
  private readonly derived: (() => void)[] = [];

  constructor(private readonly setting: string) {}

  /** A private table of a shape of memory.ts. Throws RangeError where the name is taken. */
  table<K extends MemoryName>(shape: K, name: string): Table<MemoryOf<K>> {
    return this.keep(`${shape} ${name}`, new Table<MemoryOf<K>>(MEMORY[shape]));
  }

  /** An order of some table's rows. Throws RangeError where the name is taken. */
  order(name: string): Order { return this.keep(`order ${name}`, new Order()); }

  /** A topic that is published. Throws RangeError where the name is taken. */
  topic<S extends TopicShape>(name: string, shape: S): Topic<S> {
    const topic = new Topic(name, shape, (touched) => { this.dirty.add(touched); }, (topic) => this.freshness(topic));
    for (const [table, value] of topic.entries()) this.keep(`topic ${name} ${table}`, value);
    this.topics.set(name, topic);
    return topic;
  }

  /** `derive` makes from the tables what no table holds, after a restore. */
  onRestore(derive: () => void): void { this.derived.push(derive); }

  takeDirty(): Topic[] {
    const taken = [...this.topics.values()].filter((topic) => this.dirty.has(topic));
    this.dirty.clear();
    return taken;
  }

  dump(): Uint8Array {
    const parts = [...this.parts].map(([name, part]): [string, unknown] => [name, part.dump()]);
    return pack({ setting: this.setting, n: this.n, heard: this.heard.at, timers: this.timers.dump(), parts } satisfies Dump);
  }

  /** Throws RangeError where the dump was made for another setting; nothing is changed then. */
  restore(bytes: Uint8Array): void {
    const { setting, n, heard, timers, parts } = unpack(bytes) as Dump;
    if (setting !== this.setting) throw new RangeError('the checkpoint was made for another district or other scenes');
    for (const [name, part] of parts) this.parts.get(name)?.restore(part);
    this.timers.restore(timers);
    this.n = n;
    this.heard.at = heard;
    this.dirty.clear();
    for (const derive of this.derived) derive();
  }

  private keep<P extends Part>(name: string, part: P): P {
    if (this.parts.has(name)) throw new RangeError(`${name} exists`);
    this.parts.set(name, part);
    return part;
  }
}
