import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../wall/modes/console/csv.ts';

const read = (text: string) => parse(text, { bom: true });

describe('an export as CSV', () => {
  it('begins with the mark by which a spreadsheet knows UTF-8', () => {
    expect([...new TextEncoder().encode(csvOf([['场景']]))].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  });

  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '＠x'])('makes text of what a spreadsheet would run: %j', (text) => {
    expect(read(csvOf([[text, 'x']]))[0]?.[0]).toBe(`'${text}`);
  });

  it('leaves numbers as numbers, and what only holds such signs', () => {
    expect(read(csvOf([['-3', '-0.5', 'a=b', '2026-11-26 08:00:00', '']]))).toEqual([['-3', '-0.5', 'a=b', '2026-11-26 08:00:00', '']]);
  });

  it('is read back as it was by another reader, whatever the texts hold', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '消', ',', '"', '\n', '\r\n', ' ', ';', "'", '1') });
    fc.assert(fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      expect(parse(csvOf(rows), { bom: true, relax_column_count: true, skip_empty_lines: false, record_delimiter: '\r\n' })).toEqual(rows.map((row) => row.map((one) => (one.startsWith('\r') ? `'${one}` : one))));
    }));
  });
});
