import { isName } from '../check.ts';
import { parseCloudEvents, type Headers } from '../cloudevents.ts';
import type { RawEvent } from '../source.ts';
import { refused } from './message.ts';
import { refusing } from './read-message.ts';

/** The CloudEvents of a message, which keep their own source; what is wrong with one refuses that one. `source` is the feed's, for what names none. */
export function readCloudEvents(contentType: string, headers: Headers, body: Uint8Array, source: string, now: number): RawEvent[] {
  return refusing(source, now, body, () => parseCloudEvents(contentType, headers, body, now).events
    .map((parsed) => ('event' in parsed ? parsed.event : refused(isName(parsed.source) ? parsed.source : source, now, parsed.fault, parsed.raw))));
}
