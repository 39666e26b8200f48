import type { HttpResponse } from 'uWebSockets.js';
import { ProtocolError } from '#protocol/errors';
import type { Scheduler } from '../clock.ts';

/** A body that declares more than this is not even read to its end, which ends the connection (bytes). */
export const HOPELESS_BYTES = 64 * 2 ** 20;

/** The sentence for a body over the limit (bytes). */
export const tooLarge = (limit: number): ProtocolError => new ProtocolError('too-large', `at most ${limit} bytes`);

/**
 * Gathers a body as it arrives. Rejects with ProtocolError `too-large` as soon as it is over `limit` bytes, `too-slow`
 * where it has not all come within `ms`. Call it before the route's handler returns; what comes after a fault is dropped.
 */
export function readBody(response: HttpResponse, scheduler: Scheduler, limit: number, ms: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let over = false;
  return new Promise((resolve, reject) => {
    const fail = (error: ProtocolError) => {
      over = true;
      chunks.length = 0;
      reject(error);
    };
    const cancel = scheduler.after(ms, () => { fail(new ProtocolError('too-slow', `more than ${ms / 1000} s`)); });
    response.onData((chunk, last) => {
      if (over) return;
      size += chunk.byteLength;
      if (size > limit) {
        cancel();
        fail(tooLarge(limit));
        return;
      }
      // The chunk's memory is taken back when this returns.
      if (chunk.byteLength > 0) chunks.push(new Uint8Array(chunk.slice(0)));
      if (!last) return;
      cancel();
      resolve(chunks.length === 1 ? chunks[0] as Uint8Array : Buffer.concat(chunks));
    });
  });
}
