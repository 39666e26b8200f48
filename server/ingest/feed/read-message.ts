import { ProtocolError } from '#protocol/errors';
import { parseJson } from '../json.ts';
import type { RawEvent } from '../source.ts';
import type { Mapper, Sender } from './mapping.ts';
import { refused } from './message.ts';

/** Largest message that is read, in bytes. */
export const MESSAGE_BYTES = 256 * 1024;

/** The JSON of a message. Throws ProtocolError naming what is wrong with it. */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length > MESSAGE_BYTES) throw new ProtocolError('too-large', `the message has ${bytes.length} bytes; ${MESSAGE_BYTES} are read`);
  return parseJson(bytes);
}

/** What a message is read as: `topic` is what is known of it beside itself, `nameOf` as for a mapper. */
export interface Message { topic: object; bytes: Uint8Array; nameOf: (at: number) => string }

/** What mappings make of one message; one that cannot be read, or does not fit, is to be refused. */
export function mapped(mappers: readonly Mapper[], { topic, bytes, nameOf }: Message, read: (bytes: Uint8Array) => unknown, { source }: Pick<Sender, 'source'>, now: number): RawEvent[] {
  return refusing(source, now, bytes, () => {
    const scope = { topic, body: read(bytes) };
    return mappers.flatMap((map) => map(scope, now, nameOf) ?? []);
  });
}

/** The events of a message, or the one that names why there are none. */
export function refusing(source: string, now: number, message: unknown, read: () => RawEvent[]): RawEvent[] {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof ProtocolError) return [refused(source, now, fault, message)];
    throw fault;
  }
}
