import * as z from 'zod';
import { readCloudEvents } from '../feed/cloud-events.ts';
import { COMMON, defineFeed } from '../feed/kind.ts';
import { reveal, secret } from '../feed/secret.ts';
import { waits } from '../feed/waits.ts';

const settings = z.strictObject({ kind: z.literal('cloudevents'), ...COMMON, token: secret });

/** A message that somebody tries has no content type: an array is a batch. */
const typeOf = (bytes: Uint8Array): string => (/^\s*\[/.test(Buffer.from(bytes.subarray(0, 64)).toString('utf8')) ? 'application/cloudevents-batch+json' : 'application/cloudevents+json');

/** CloudEvents over HTTP with a token of their own, in binary, structured and batched mode. */
export const cloudEventsFeed = defineFeed({
  settings,
  open: (given, site) => ({
    events: (signal) => waits(site, signal),
    webhook: { token: reveal(given.token), read: (body, headers) => readCloudEvents(headers['content-type'] ?? '', headers, body, site.source, site.clock.now()) },
  }),
  sample: (_, site) => ({ bytes }) => readCloudEvents(typeOf(bytes), {}, bytes, site.source, site.clock.now()),
});
