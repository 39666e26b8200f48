/**
 * A topic is a set of keyed tables. Each table has an `id` and typed columns; the kind of a column says how its cells
 * are stored (columns, not object trees), what a row of it looks like and how a cell travels.
 */
export type Column =
  | { kind: 'text' }
  | { kind: 'code'; values: readonly string[] }
  | { kind: 'int' }
  | { kind: 'dec'; scale: number }
  | { kind: 'time' }
  | { kind: 'flag' }
  | { kind: 'series'; length: number };

export type Columns = Record<string, Column>;

type Cell<C extends Column> = C extends { kind: 'text' } ? string
  : C extends { kind: 'code'; values: readonly (infer V)[] } ? V
  : C extends { kind: 'flag' } ? boolean
  : C extends { kind: 'series' } ? readonly number[]
  : number;

/** A row as the outside sees it (`GET /api/topics/…`, a panel): `id` and a cell for each column. */
export type Row<C extends Columns> = { id: string } & { [K in keyof C]: Cell<C[K]> };

export const text = { kind: 'text' } as const;
export const int = { kind: 'int' } as const;
/** Milliseconds since the epoch; 0 is never. */
export const time = { kind: 'time' } as const;
export const flag = { kind: 'flag' } as const;
/** A decimal kept and sent with `scale` places. */
export const dec = <const S extends number>(scale: S) => ({ kind: 'dec', scale }) as const;
/** One of a fixed list of words, sent as its number. */
export const code = <const V extends readonly string[]>(...values: V) => ({ kind: 'code', values }) as const;
/** The last `length` closed buckets of a count, oldest first; -1 where nothing was measured. */
export const series = (length: number) => ({ kind: 'series', length }) as const;

/** The tables of a topic, by name. */
export interface TopicShape { tables: Record<string, Columns> }
