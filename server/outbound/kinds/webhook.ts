import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../clock.ts';
import { post, REACH } from '../../ingest/feed/reach.ts';
import { reveal, secret } from '../../ingest/feed/secret.ts';
import { Away, Refused, type Sender } from '../sender.ts';
import type { CaseEvent } from '../told.ts';

/** Statuses that speak of the message, and those that speak of the destination as a whole; any other failure is tried again for a while. */
const REFUSED = new Set([400, 406, 409, 413, 415, 422]);
const AWAY = new Set([401, 403, 404, 405, 407, 408, 410, 425, 429, 502, 503, 504]);
/** Longest that a destination may ask us to wait, in ms. */
const LONGEST = 3_600_000;

/** A webhook of Standard Webhooks 1.0, which leads nowhere else; `secret` is `whsec_` and 24 to 64 bytes in base64. */
export const WEBHOOK = { kind: z.literal('webhook'), url: REACH.url, private: REACH.private, secret } as const;
export type Webhook = z.output<z.ZodObject<typeof WEBHOOK>>;

/** The key in a secret. Throws RangeError where it is none; the message holds nothing of it. */
export function keyOf(text: string): Buffer {
  const coded = text.replace(/^whsec_/, '');
  const key = Buffer.from(coded, 'base64');
  if (key.length < 24 || key.length > 64 || key.toString('base64').replace(/=+$/, '') !== coded.replace(/=+$/, '')) {
    throw new RangeError('the secret of a webhook is whsec_ and 24 to 64 bytes in base64');
  }
  return key;
}

/** The headers that sign a body sent at `at` (ms), as Standard Webhooks has them. */
export function signed(id: string, body: string, key: Buffer, at: number): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** Posts each message, signed. Throws where the secret is missing or none. */
export function openWebhook(settings: Webhook, clock: Clock): Sender {
  const key = keyOf(reveal(settings.secret));
  return {
    send: async (event: CaseEvent, signal) => {
      const body = JSON.stringify(event);
      const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8', ...signed(event.id, body, key, clock.now()) };
      const { status, after } = await post(settings, body, headers, signal).catch((cause: unknown) => {
        throw new Away((cause as Error).message, 0, { cause });
      });
      if (status >= 200 && status < 300) return;
      const said = `${new URL(settings.url).host} answers ${status}`;
      if (REFUSED.has(status)) throw new Refused(said);
      if (AWAY.has(status) || status < 400) throw new Away(said, Math.min(LONGEST, after));
      throw new Error(said);
    },
    close: () => Promise.resolve(),
  };
}
