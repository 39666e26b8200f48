import { Packr, Unpackr } from 'msgpackr';
import type * as z from 'zod';
import { ProtocolError } from './errors.ts';
import type { Column, Columns } from './topics.ts';

// No records: a broadcast is encoded once for every connection, so nothing may depend on what one of them saw before.
const packr = new Packr({ useRecords: false, encodeUndefinedAsNil: true });
const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true, int64AsType: 'number' });

/** MessagePack bytes that stand alone. The result is a copy, safe to keep. */
export const pack = (value: unknown): Uint8Array => new Uint8Array(packr.pack(value));

/** The value of MessagePack bytes. Throws ProtocolError `bad-frame`. */
export function unpack(bytes: Uint8Array): unknown {
  try {
    return unpackr.unpack(bytes);
  } catch (cause) {
    throw new ProtocolError('bad-frame', 'the bytes are not MessagePack', { cause });
  }
}

/** Parses what came over the socket by its schema. Throws ProtocolError with the given code, naming the first fault. */
export function parse<S extends z.ZodType>(schema: S, value: unknown, fault: 'bad-frame' | 'bad-command' = 'bad-frame'): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ProtocolError(fault, `${issue?.path.join('.') || 'value'}: ${issue?.message ?? 'invalid'}`);
}

/** A cell for the wire: codes by number, decimals as integers, times as ms before the frame's `at`, never as nil. */
export function encodeCell(column: Column, value: unknown, at: number): unknown {
  switch (column.kind) {
    case 'code': return column.values.indexOf(value as string);
    case 'dec': return Math.round((value as number) * 10 ** column.scale);
    case 'time': return value === 0 ? null : at - (value as number);
    default: return value;
  }
}

/** The cell that `encodeCell` sent. Throws ProtocolError `bad-frame` where the wire value is not of the column's kind. */
export function decodeCell(column: Column, wire: unknown, at: number): string | number | boolean | number[] {
  switch (column.kind) {
    case 'text': if (typeof wire === 'string') return wire; break;
    case 'flag': if (typeof wire === 'boolean') return wire; break;
    case 'int': if (typeof wire === 'number') return wire; break;
    case 'dec': if (typeof wire === 'number') return wire / 10 ** column.scale; break;
    case 'time':
      if (wire === null) return 0;
      if (typeof wire === 'number') return at - wire;
      break;
    case 'code': {
      const word = typeof wire === 'number' ? column.values[wire] : undefined;
      if (word !== undefined) return word;
      break;
    }
    case 'series': if (Array.isArray(wire) && wire.every((v) => typeof v === 'number')) return wire; break;
  }
  throw new ProtocolError('bad-frame', `a cell of type ${wire === null ? 'nil' : typeof wire} is no ${column.kind}`);
}

/** What a cell holds before anything was written to it. */
export function emptyCell(column: Column): string | number | boolean | readonly number[] {
  switch (column.kind) {
    case 'text': return '';
    case 'flag': return false;
    case 'code': return column.values[0] ?? '';
    case 'series': return [];
    default: return 0;
  }
}

/** A table's columns in the order of their bits in a mask: bit 0 is the id, bit i + 1 is column i. At most 30 columns. */
export const columnList = (columns: Columns): [string, Column][] => Object.entries(columns);
