import { ProtocolError } from '#protocol/errors';
import { envelope, kindOfType } from '#protocol/events';
import { parseJson } from './json.ts';
import type { RawEvent } from './source.ts';

/** Names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** One event of a body: raw, or what is wrong with it, with its source as far as that is known. */
type Parsed = { event: RawEvent } | { fault: ProtocolError; source: unknown; raw: unknown };

/** The mode, which decides how an answer looks, and the events in the order of the body. */
export interface CloudEvents { mode: 'single' | 'batch'; events: Parsed[] }

/** Largest body in bytes, and most events of a batch. */
export const MAX_BODY = 2 ** 20;
const MAX_BATCH = 1_000;

const KNOWN = new Set(['specversion', 'id', 'source', 'type', 'time', 'datacontenttype', 'dataschema', 'subject', 'data']);
const ATTRIBUTE = /^[a-z0-9]+$/;
const PART = "[a-z0-9\\-._~!$&'()*+,;=:@]|%[0-9a-f]{2}";
const SCHEME = '[a-z][a-z0-9+\\-.]*:';
const REST = `(?:\\/\\/(?:[a-z0-9\\-._~!$&'()*+,;=]|%[0-9a-f]{2})*(?::\\d*)?(?=[/?#]|$)|(?!\\/\\/))(?:${PART}|\\/)*(?:\\?(?:${PART}|[/?])*)?(?:#(?:${PART}|[/?])*)?`;
// RFC 3986 lets a URI end after its scheme, the CloudEvents SDK does not: who takes our events from us must be able to read them.
const URI = new RegExp(`^${SCHEME}(?![?#]|$)${REST}$`, 'i');
const URI_REFERENCE = new RegExp(`^(?:${SCHEME})?${REST}$`, 'i');
const JSON_TYPE = /^application\/(?:[\w.!#$&^+-]+\+)?json$/;

/**
 * Reads CloudEvents 1.0 over HTTP, in binary, structured or batched mode by the content type. `now` (ms) stands for a missing
 * `time`. Throws ProtocolError where the body as a whole is at fault; a bad event of it is returned beside its neighbours.
 */
export function parseCloudEvents(contentType: string, headers: Headers, body: Uint8Array, now: number): CloudEvents {
  if (body.length > MAX_BODY) throw new ProtocolError('too-large', `the body has ${body.length} bytes; ${MAX_BODY} are taken`);
  const media = mediaType(contentType);
  switch (media) {
    case 'application/cloudevents-batch+json': {
      const list = parseJson(body);
      if (!Array.isArray(list)) throw new ProtocolError('invalid-event', 'body: a batch is an array');
      if (list.length > MAX_BATCH) throw new ProtocolError('too-large', `the batch has ${list.length} events; ${MAX_BATCH} are taken`);
      return { mode: 'batch', events: list.map((value: unknown) => event(value, now)) };
    }
    case 'application/cloudevents+json': return { mode: 'single', events: [event(parseJson(body), now)] };
    default:
      if (headers['ce-specversion'] === undefined || media.startsWith('application/cloudevents')) {
        throw new ProtocolError('unsupported-media-type', `${media || 'no content type'}: send application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce- headers`);
      }
      if (!JSON_TYPE.test(media)) throw new ProtocolError('unsupported-media-type', `${media || 'no content type'}: the data of an event is application/json`);
      return { mode: 'single', events: [event({ ...attributes(headers), datacontenttype: media, data: parseJson(body) }, now)] };
  }
}

/** The media type without parameters, in lower case. Throws ProtocolError for a charset other than UTF-8. */
function mediaType(contentType: string): string {
  const [media = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw new ProtocolError('unsupported-media-type', `charset ${charset}: only UTF-8 is taken`);
  }
  return media;
}

/** The attributes in `ce-` headers, whose values are percent-encoded. */
function attributes(headers: Headers): Record<string, string> {
  const found = Object.entries(headers).filter(([name, value]) => name.startsWith('ce-') && value !== undefined);
  return Object.fromEntries(found.map(([name, value = '']) => {
    try {
      return [name.slice(3), decodeURIComponent(value)];
    } catch (cause) {
      throw new ProtocolError('invalid-event', `${name}: not percent-encoded UTF-8`, { cause });
    }
  }));
}

function event(value: unknown, now: number): Parsed {
  try {
    return { event: rawEvent(value, now) };
  } catch (fault) {
    if (!(fault instanceof ProtocolError)) throw fault;
    return { fault, source: (value as { source?: unknown } | null | undefined)?.source, raw: value };
  }
}

function rawEvent(value: unknown, now: number): RawEvent {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) checkExtras(value as Record<string, unknown>);
  const result = envelope.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ProtocolError('invalid-event', `${issue?.path.join('.') || 'event'}: ${issue?.message ?? 'invalid'}`);
  }
  const { id, source, type, time, datacontenttype, data } = result.data;
  if (!URI_REFERENCE.test(source)) throw new ProtocolError('invalid-event', 'source: not a URI reference');
  if (datacontenttype !== undefined && !JSON_TYPE.test(mediaType(datacontenttype))) {
    throw new ProtocolError('invalid-event', `datacontenttype: ${datacontenttype}; the data of an event is application/json`);
  }
  const kind = kindOfType(type);
  if (kind === undefined) throw new ProtocolError('unknown-type', `type: ${type} is not one of ours`);
  return { kind, id, source, time: time === undefined ? now : Date.parse(time), data };
}

/** The attributes we drop must be ones all the same: what we take, every CloudEvents library takes. */
function checkExtras(value: Record<string, unknown>): void {
  for (const name of Object.keys(value)) {
    if (KNOWN.has(name)) continue;
    if (name === 'data_base64') throw new ProtocolError('invalid-event', 'data_base64: binary data is not taken; send JSON in data');
    if (!ATTRIBUTE.test(name)) throw new ProtocolError('invalid-event', `${name.slice(0, 40)}: the name of an attribute has only a to z and 0 to 9`);
    const extension = value[name];
    if (typeof extension !== 'string' && typeof extension !== 'boolean' && !Number.isInteger(extension)) {
      throw new ProtocolError('invalid-event', `${name.slice(0, 40)}: an attribute is a string, a boolean or an integer`);
    }
  }
  const { subject, dataschema } = value;
  if (subject !== undefined && (typeof subject !== 'string' || subject === '')) throw new ProtocolError('invalid-event', 'subject: not a text');
  if (dataschema !== undefined && (typeof dataschema !== 'string' || !URI.test(dataschema))) throw new ProtocolError('invalid-event', 'dataschema: not a URI');
}
