import type { TopicShape, Columns, Row } from '#protocol/topics';
import { Table, type Changes } from './table.ts';

type Tables<S extends TopicShape> = { [K in keyof S['tables']]: Table<S['tables'][K]> };

/**
 * A topic's tables, and when a source behind them last spoke (`seen`, ms; 0 never). `touched` is called when it becomes dirty.
 * Topics fed by the same sources share one `heard`, so that an event marks them all at once.
 */
export class Topic<S extends TopicShape = TopicShape> {
  readonly tables: Tables<S>;
  private readonly list: [string, Table][];

  constructor(readonly name: string, readonly shape: S, touched: (topic: Topic) => void, private readonly heard = { at: 0 }) {
    const mark = () => touched(this);
    this.list = Object.entries(shape.tables).map(([table, columns]) => [table, new Table(columns, mark)]);
    this.tables = Object.fromEntries(this.list) as unknown as Tables<S>;
  }

  get seen(): number { return this.heard.at; }

  /** A source behind this topic spoke at `at`. */
  see(at: number): void { if (at > this.heard.at) this.heard.at = at; }

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
