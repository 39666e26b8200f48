/** How a cell stands out; what it says says it too. */
export type Tone = 'plain' | 'quiet' | 'strong' | 'red' | 'orange' | 'yellow';

/** A column of a table: what its cells say on screen and in an export, and by what it sorts. */
export interface Column<T> {
  id: string;
  label: string;
  /** In CSS; those without one share what is left. */
  width?: string;
  text: (row: T) => string;
  /** By what it sorts, where not by its text. */
  by?: (row: T) => number | string;
  /** What an export says, where not the text: whole times, no lengths of time that pass. */
  csv?: (row: T) => string;
  tone?: (row: T) => Tone;
  /** Shape of the warning order before the text, 1 the gravest, 0 none. */
  mark?: (row: T) => number;
  /** Figures stand at the end. */
  figure?: true;
}

/** Rows by a column's id, the other way round after a `-`; as they come where there is no such column. */
export function sorted<T extends { id: string }>(rows: readonly T[], columns: readonly Column<T>[], sort: string): readonly T[] {
  const down = sort.startsWith('-');
  const column = columns.find(({ id }) => id === (down ? sort.slice(1) : sort));
  if (!column) return rows;
  const by = column.by ?? column.text;
  const keyed = rows.map((row, i) => ({ row, i, key: by(row) }));
  const order = (a: number | string, b: number | string) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN'));
  return keyed.sort((a, b) => (down ? order(b.key, a.key) : order(a.key, b.key)) || a.i - b.i).map(({ row }) => row);
}

/** A table as an export has it: a line of labels, then the rows. */
export const linesOf = <T>(columns: readonly Column<T>[], rows: readonly T[]): string[][] =>
  [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ csv, text }) => (csv ?? text)(row)))];
