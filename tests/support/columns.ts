import fc from 'fast-check';
import type { Column, Columns, Row } from '#protocol/topics';

/** Any cell that a column of its kind may hold, as its topic's tables keep it. */
export function cellOf(column: Column): fc.Arbitrary<unknown> {
  switch (column.kind) {
    case 'text': return fc.string({ unit: 'grapheme', maxLength: 12 });
    case 'code': return fc.constantFrom(...column.values);
    case 'int': return fc.integer();
    case 'dec': return fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => n / 10 ** column.scale);
    case 'time': return fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4_102_444_800_000 }));
    case 'flag': return fc.boolean();
    case 'series': return fc.array(fc.integer({ min: -1, max: 1000 }), { minLength: column.length, maxLength: column.length });
  }
}

/** A column of any kind. */
export const anyColumn: fc.Arbitrary<Column> = fc.oneof(
  fc.constantFrom<Column>({ kind: 'text' }, { kind: 'int' }, { kind: 'time' }, { kind: 'flag' }),
  fc.integer({ min: 0, max: 4 }).map((scale): Column => ({ kind: 'dec', scale })),
  fc.integer({ min: 1, max: 8 }).map((length): Column => ({ kind: 'series', length })),
  fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }).map((values): Column => ({ kind: 'code', values })),
);

/** Any row of these columns, without its id. */
export const rowOf = <C extends Columns>(columns: C): fc.Arbitrary<Omit<Row<C>, 'id'>> =>
  fc.record(Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cellOf(column)]))) as fc.Arbitrary<Omit<Row<C>, 'id'>>;
