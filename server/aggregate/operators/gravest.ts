import type { int } from '#protocol/topics';
import type { MemoryOf } from '../memory.ts';
import type { Index, Table } from '../table.ts';

/** Keeps the gravest severity (1 to 3, 0 for none) by key in the column `gravest`. A row of severity 0 does not count. */
export class Gravest<R> {
  /** The columns of the three severities, gravest first. */
  private readonly columns: readonly Index<MemoryOf<'grades'>, 's1' | 's2' | 's3'>[];
  private readonly gravest: Index<{ gravest: typeof int }>;

  constructor(
    private readonly grades: Table<MemoryOf<'grades'>>, private readonly table: Table<{ gravest: typeof int }>,
    private readonly key: (row: R) => string, private readonly severity: (row: R) => number,
  ) {
    this.columns = (['s1', 's2', 's3'] as const).map((name) => grades.index(name));
    this.gravest = table.index('gravest');
  }

  change = (was: R | undefined, is: R | undefined): void => {
    const before = was === undefined ? 0 : this.severity(was);
    const after = is === undefined ? 0 : this.severity(is);
    const from = was === undefined ? '' : this.key(was);
    const to = is === undefined ? '' : this.key(is);
    if (before === after && from === to) return;
    if (before > 0) this.add(from, before, -1);
    if (after > 0) this.add(to, after, 1);
  };

  private add(key: string, severity: number, by: number): void {
    const shown = this.table.slot(key);
    if (shown < 0) return;
    const known = this.grades.slot(key);
    const slot = known < 0 ? this.grades.add(key) : known;
    const column = this.columns[severity - 1];
    if (column !== undefined) this.grades.raise(slot, column, by);
    this.table.write(shown, this.gravest, 1 + this.columns.findIndex((column) => this.grades.read(slot, column) > 0));
  }
}
