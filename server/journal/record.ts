import { Packr, Unpackr } from 'msgpackr';
import { crc32 } from 'node:zlib';
import type { Event, EventKind, Recorded } from '#protocol/events';
import { JournalError } from './journal.ts';

// An encoder of our own without records: a stored record must be readable alone, whatever was written before it.
const packr = new Packr({ useRecords: false });
const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true, int64AsType: 'number' });
/** Taken anew for each record, which is copied out of it at once. */
const scratch = Buffer.allocUnsafeSlow(16_384);

type Stored = [at: number, time: number, kind: EventKind, id: string, source: string, data: unknown];
const CHECKSUM = 4;
/** Longest key in characters: three bytes each are within what LMDB takes (1,978 bytes). */
const KEY = 640;

/** A record as it lies on disk: its checksum, which covers its number too, then MessagePack. */
export function encodeRecord({ n, at, event }: Recorded): Buffer {
  const stored: Stored = [at, event.time, event.kind, event.id, event.source, event.data];
  packr.useBuffer(scratch);
  const body = packr.pack(stored);
  const bytes = Buffer.allocUnsafe(CHECKSUM + body.length);
  bytes.set(body, CHECKSUM);
  bytes.writeUInt32LE(crc32(body, n >>> 0), 0);
  return bytes;
}

/** The record that `encodeRecord` wrote under number `n`. Throws JournalError naming it where its checksum fails. */
export function decodeRecord(n: number, bytes: Buffer): Recorded {
  const body = bytes.subarray(CHECKSUM);
  if (body.length === 0 || bytes.readUInt32LE(0) !== crc32(body, n >>> 0)) {
    throw new JournalError(`record ${n} is damaged: its checksum does not fit`);
  }
  const [at, time, kind, id, source, data] = unpackr.unpack(body) as Stored;
  return { n, at, event: { kind, id, source, time, data } as Event };
}

/** The key of an event, which no other pair has. Throws JournalError where it is too long. */
export function eventKey(source: string, id: string): string {
  const key = `${source.length} ${source}${id}`;
  if (key.length > KEY) throw new JournalError(`source and id have ${key.length} characters; ${KEY} are taken`);
  return key;
}
