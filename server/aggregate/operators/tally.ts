import type { Columns } from '#protocol/topics';
import type { Index, NumberName, Table } from '../table.ts';

/** What one row adds to each column. */
export type Measures<R, C extends Columns> = { readonly [K in NumberName<C>]?: (row: R) => number };

/**
 * Keeps sums over rows by key: each change takes away what the row added before and adds what it adds now. A key without
 * a row in the table counts nowhere, or gets its row where `grow` says so; the empty key never does.
 */
export class Tally<R, C extends Columns> {
  private readonly columns: readonly Index<C, NumberName<C>>[];
  private readonly measures: readonly ((row: R) => number)[];

  constructor(
    private readonly table: Table<C>, private readonly key: (row: R) => string, measures: Measures<R, C>,
    private readonly grow = false,
  ) {
    const names = Object.keys(measures) as NumberName<C>[];
    this.columns = names.map((name) => table.index(name));
    this.measures = names.map((name) => measures[name] as (row: R) => number);
  }

  change = (was: R | undefined, is: R | undefined): void => {
    const from = was === undefined ? undefined : this.key(was);
    const to = is === undefined ? undefined : this.key(is);
    const left = this.slot(from);
    const here = from === to ? left : this.slot(to);
    for (let i = 0; i < this.columns.length; i++) {
      const column = this.columns[i] as Index<C, NumberName<C>>;
      const measure = this.measures[i] as (row: R) => number;
      const before = was === undefined ? 0 : measure(was);
      const after = is === undefined ? 0 : measure(is);
      if (left === here) {
        if (here >= 0) this.table.raise(here, column, after - before);
        continue;
      }
      if (left >= 0) this.table.raise(left, column, -before);
      if (here >= 0) this.table.raise(here, column, after);
    }
  };

  private slot(key: string | undefined): number {
    if (key === undefined || key === '') return -1;
    const slot = this.table.slot(key);
    return slot < 0 && this.grow ? this.table.add(key) : slot;
  }
}
