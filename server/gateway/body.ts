import type { HttpResponse } from 'uWebSockets.js';
import { ProtocolError } from '#protocol/errors';
import type { Scheduler } from '../clock.ts';

/** A body that declares more than this is not even read to its end, which ends the connection (bytes). */
export const HOPELESS_BYTES = 64 * 2 ** 20;

/** The sentence for a body over the limit (bytes). */
export const tooLarge = (limit: number): ProtocolError => new ProtocolError('too-large', `at most ${limit} bytes`);

/** A body on its way. `drop` forgets what came of it, for when nobody waits for it any more. */
export interface Arriving { bytes: Promise<Uint8Array>; drop: () => void }

/**
 * Gathers a body as it arrives. Its promise rejects with ProtocolError `too-large` as soon as it is over `limit` bytes,
 * `too-slow` where it has not all come within `ms`. Call it before the route's handler returns; what comes after a fault
 * is dropped.
 */
export function readBody(response: Pick<HttpResponse, 'onData'>, scheduler: Scheduler, limit: number, ms: number): Arriving {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let over = false;
  let drop = () => {};
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    const cancel = scheduler.after(ms, () => {
      drop();
      reject(new ProtocolError('too-slow', `more than ${ms / 1000} s`));
    });
    drop = () => {
      over = true;
      chunks.length = 0;
      cancel();
    };
    response.onData((chunk, last) => {
      if (over) return;
      size += chunk.byteLength;
      if (size > limit) {
        drop();
        reject(tooLarge(limit));
        return;
      }
      // The chunk's memory is taken back when this returns.
      if (chunk.byteLength > 0) chunks.push(new Uint8Array(chunk.slice(0)));
      if (!last) return;
      cancel();
      resolve(chunks.length === 1 ? chunks[0] as Uint8Array : Buffer.concat(chunks));
    });
  });
  return { bytes, drop: () => { drop(); } };
}
