import { parse, type CsvError } from 'csv-parse/sync';
import { ProtocolError } from '#protocol/errors';
import type { RawEvent } from '../source.ts';
import type { Mapper, Sender } from './mapping.ts';
import { digest, refused } from './message.ts';
import { mapped, readJson } from './read-message.ts';
import { linesOf } from './records.ts';

/** How the files of a folder are written, and what their records mean. */
export interface Format { delimiter: string; encoding: 'utf-8' | 'gb18030'; mappers: readonly Mapper[]; sender: Sender }

/** Makes events of the whole records in `bytes`, which begin at `offset` of a file; those that cannot be read are to be refused. */
export type ReadRecords = (file: string, offset: number, bytes: Uint8Array, now: number) => RawEvent[];

/** NDJSON: each line is a message. */
export const ndjson = ({ mappers, sender, encoding }: Format): ReadRecords => (file, offset, bytes, now) =>
  [...linesOf(bytes)].flatMap(({ start, line }) => mapped(
    mappers, { topic: { file }, bytes: line, nameOf: () => digest(file, String(offset + start), line) },
    encoding === 'utf-8' ? readJson : (raw) => readJson(Buffer.from(decode(raw, encoding))), sender, now));

/** CSV under a header: each row is a message with the header's names. */
export const csv = (header: readonly string[], { delimiter, encoding, mappers, sender }: Format): ReadRecords => (file, offset, bytes, now) => {
  const bad: RawEvent[] = [];
  const rows = rowsOf(bytes, delimiter, (message, raw) => bad.push(refused(sender.source, now, new ProtocolError('invalid-csv', message), raw)));
  const good = rows.flatMap((row) => {
    const raw = Buffer.from(row.join('\0'), 'latin1');
    const read = () => {
      if (row.length !== header.length) throw new ProtocolError('invalid-csv', `${file}: a row has ${row.length} columns, the header ${header.length}`);
      return Object.fromEntries(header.map((name, i) => [name, text(row[i], encoding)]));
    };
    return mapped(mappers, { topic: { file }, bytes: raw, nameOf: () => digest(file, String(offset), raw) }, read, sender, now);
  });
  return [...good, ...bad];
};

/** The names in the first row of a CSV file. Throws ProtocolError `invalid-csv` or `invalid-utf8`. */
export function headerOf(bytes: Uint8Array, { delimiter, encoding }: Pick<Format, 'delimiter' | 'encoding'>): string[] {
  const [row = []] = rowsOf(bytes, delimiter, (message) => { throw new ProtocolError('invalid-csv', `header: ${message}`); });
  const names = row.map((name) => text(name, encoding));
  if (new Set(names).size !== names.length) throw new ProtocolError('invalid-csv', 'header: two columns have the same name');
  return names;
}

/** Rows as bytes in latin1: they are told apart before they are decoded, so that one of a wrong encoding spoils no other. */
function rowsOf(bytes: Uint8Array, delimiter: string, bad: (message: string, raw: string | undefined) => void): string[][] {
  const skip = (error: CsvError | undefined, raw: string | undefined): undefined => { bad(error?.message ?? 'not CSV', raw); };
  return parse(Buffer.from(bytes), { encoding: 'latin1', delimiter, relax_column_count: true, skip_empty_lines: true, skip_records_with_error: true, on_skip: skip });
}

const text = (cell = '', encoding: string): string => decode(Buffer.from(cell, 'latin1'), encoding).trim();

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ProtocolError('invalid-utf8', `not ${encoding}`, { cause });
  }
}
