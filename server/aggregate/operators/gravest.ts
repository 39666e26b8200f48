import type { int } from '#protocol/topics';
import type { MemoryOf } from '../memory.ts';
import type { Table } from '../table.ts';

type Grade = 's1' | 's2' | 's3';

/** Keeps the gravest severity (1 to 3, 0 for none) by key in the column `gravest`. A row of severity 0 does not count. */
export class Gravest<R> {
  constructor(
    private readonly grades: Table<MemoryOf<'grades'>>, private readonly table: Table<{ gravest: typeof int }>,
    private readonly key: (row: R) => string, private readonly severity: (row: R) => number,
  ) {}

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
    this.grades.bump(slot, `s${severity}` as Grade, by);
    const worst = this.grades.get(slot, 's1') > 0 ? 1 : this.grades.get(slot, 's2') > 0 ? 2 : this.grades.get(slot, 's3') > 0 ? 3 : 0;
    this.table.set(shown, 'gravest', worst);
  }
}
