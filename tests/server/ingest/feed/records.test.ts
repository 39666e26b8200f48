import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { linesOf, wholeRecords } from '#server/ingest/feed/records';

const COMMA = 0x2c;
const bytes = (text: string) => Buffer.from(text);

test('whole lines are told from the one that is still being written', () => {
  expect(wholeRecords(bytes('a\nb\nc'))).toBe(4);
  expect(wholeRecords(bytes('abc'))).toBe(0);
  expect(wholeRecords(bytes(''))).toBe(0);
});

test('a newline within quotes ends no record, a quote amid a cell opens nothing', () => {
  expect(wholeRecords(bytes('"a\nb",c\n"d\n'), COMMA)).toBe(8);
  expect(wholeRecords(bytes('"a""\nb",c\nx'), COMMA)).toBe(10);
  expect(wholeRecords(bytes('5" pipe,c\nx'), COMMA)).toBe(10);
  expect(wholeRecords(bytes('"a\n'))).toBe(3);
});

test('what is cut at whole records reads as the whole does', () => {
  const cell = fc.stringMatching(/^[a-c", \n中]{0,6}$/);
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }), fc.nat(), (rows, seed) => {
    const whole = bytes(rows.map((row) => `${row.map(quoted).join(',')}\n`).join(''));
    const cut = wholeRecords(whole.subarray(0, seed % (whole.length + 1)), COMMA);
    const read = (part: Uint8Array) => parse(Buffer.from(part));
    expect([...read(whole.subarray(0, cut)), ...read(whole.subarray(cut))]).toEqual(rows);
  }));
});

test('lines come without their ends, with where they begin, and without empty ones', () => {
  expect([...linesOf(bytes('a\r\n\nbc\nd'))].map(({ start, line }) => [start, Buffer.from(line).toString()])).toEqual([[0, 'a'], [4, 'bc'], [7, 'd']]);
});
