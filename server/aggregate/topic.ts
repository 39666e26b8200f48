import type { TopicShape, Columns, Row } from '#protocol/topics';
import { Table, type Changes } from './table.ts';

type Tables<S extends TopicShape> = { [K in keyof S['tables']]: Table<S['tables'][K]> };

/**
 * When a source behind a topic last spoke (`seen`, ms; 0 never), and after how long without a word (ms) it is late and silent: -1 where
 * none said how often it means to speak, 0 where all of them ended.
 */
export interface Heard { seen: number; late: number; silent: number }

/** A topic's tables, and how fresh they are, as `source` says. `touched` is called when it becomes dirty. */
export class Topic<S extends TopicShape = TopicShape> {
  readonly tables: Tables<S>;
  private readonly list: [string, Table][];
  private last = 0;

  constructor(readonly name: string, readonly shape: S, touched: (topic: Topic) => void, private readonly source?: (topic: string) => Heard) {
    const mark = () => touched(this);
    this.list = Object.entries(shape.tables).map(([table, columns]) => [table, new Table(columns, mark)]);
    this.tables = Object.fromEntries(this.list) as unknown as Tables<S>;
  }

  get heard(): Heard { return this.source?.(this.name) ?? { seen: this.last, late: -1, silent: -1 }; }

  /** A source behind this topic spoke at `at`; for one that no fold looks after. */
  see(at: number): void { this.last = Math.max(this.last, at); }

  /** Changes by table index since the last drain, for a frame at `at`; empty where nothing changed. */
  drain(at: number): [number, Changes][] {
    return this.list.flatMap(([, table], i) => {
      const changes = table.drain(at);
      return changes ? [[i, changes] as [number, Changes]] : [];
    });
  }

  /** All tables for a snapshot frame at `at`, in the order of the shape. */
  snapshot(at: number): [number[], unknown[][]][] { return this.list.map(([, table]) => table.snapshot(at)); }

  /** All tables as rows, for HTTP. */
  rows(): Record<string, Row<Columns>[]> { return Object.fromEntries(this.list.map(([name, table]) => [name, table.rows()])); }

  entries(): readonly [string, Table][] { return this.list; }
}
