import { createHash } from 'node:crypto';
import type { ProtocolError } from '#protocol/errors';
import type { RawEvent } from '../source.ts';

/** Most bytes of a message that cannot be read that are kept with the reject. */
const KEPT = 4_096;

/** A name for what has none, by what it says: the same again is a repeat. */
export function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return `m${hash.digest('hex').slice(0, 32)}`;
}

/** A message of which no event can be made: admission turns it away by its fault, so that it is counted and kept. */
export function refused(source: string, time: number, fault: ProtocolError, message: unknown): RawEvent {
  return { kind: 'feed', id: 'refused', source, time, data: undefined, message: message instanceof Uint8Array ? message.slice(0, KEPT) : message, fault };
}
