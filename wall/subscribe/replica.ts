import { ProtocolError } from '#protocol/errors';
import type { Delta, Snapshot } from '#protocol/frames';
import type { TopicShape } from '#protocol/topics';
import { ReplicaTable } from './replica-table.ts';

type Tables<S extends TopicShape> = { [K in keyof S['tables']]: ReplicaTable<S['tables'][K]> };

/** What became of a frame: applied, older than what we hold, or one whose forerunner never came. */
export type Applied = 'applied' | 'old' | 'gap';

const NONE = -1;

/**
 * A topic as the display holds it. Guarantees: frames apply in the order of their `seq` or not at all; what is shown
 * stays until something newer takes its place, over an outage and a new run of the server too.
 */
export class Replica<S extends TopicShape = TopicShape> {
  readonly tables: Tables<S>;
  /** The last frame applied; -1 while only a snapshot can help. */
  seq = NONE;
  /** The district's time of that frame, ms. */
  at = 0;
  /** When a source behind the topic last spoke, in the district's time (ms); 0 for never. */
  seen = 0;
  /** After how long without a word (ms) the topic is late, and silent; -1 where no source said how often it means to speak. */
  late = -1;
  silent = -1;
  /** Whether a frame was ever applied, so that there is something to show. */
  ready = false;
  private readonly list: ReplicaTable[];

  constructor(readonly topic: string, shape: S) {
    this.list = Object.values(shape.tables).map((columns) => new ReplicaTable(columns));
    this.tables = Object.fromEntries(Object.keys(shape.tables).map((name, i) => [name, this.list[i]])) as Tables<S>;
  }

  /** The next frame can only be a snapshot: another run of the server counts anew. */
  forget(): void { this.seq = NONE; }

  /** A source behind the topic spoke `age` ms before `at`; -1 for never. */
  heard(at: number, age: number): void { this.seen = age < 0 ? 0 : at - age; }

  /** How long the sources behind the topic may be quiet. */
  expect(late: number, silent: number): void {
    this.late = late;
    this.silent = silent;
  }

  replace([, seq, at, age, tables, budget]: Snapshot): Applied {
    if (seq <= this.seq) return 'old';
    this.expect(...budget);
    return this.take(seq, at, age, () => {
      if (tables.length !== this.list.length) throw new ProtocolError('bad-frame', `${this.topic} has ${this.list.length} tables`);
      this.list.forEach((table, i) => { table.replace(tables[i] as Snapshot[4][number], at); });
    });
  }

  change([, seq, at, age, tables]: Delta): Applied {
    if (this.seq === NONE || seq > this.seq + 1) return 'gap';
    if (seq <= this.seq) return 'old';
    return this.take(seq, at, age, () => {
      for (const change of tables) {
        const table = this.list[change[0]];
        if (!table) throw new ProtocolError('bad-frame', `${this.topic} has no table ${change[0]}`);
        table.change(change, at);
      }
    });
  }

  /** What changed has been painted. */
  settle(): void { for (const table of this.list) table.settle(); }

  private take(seq: number, at: number, age: number, apply: () => void): Applied {
    this.seq = NONE;
    apply();
    this.seq = seq;
    this.at = at;
    this.heard(at, age);
    this.ready = true;
    return 'applied';
  }
}
