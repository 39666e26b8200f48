import * as z from 'zod';
import { ProtocolError } from '#protocol/errors';
import { loadKept, saveKept } from '../feed/kept.ts';
import { COMMON, defineFeed, type Site } from '../feed/kind.ts';
import { toWgs84 } from '../feed/mapping.ts';
import { refusing } from '../feed/read-message.ts';
import { ask, REACH } from '../feed/reach.ts';
import { reveal, secret } from '../feed/secret.ts';
import { readTime } from '../feed/times.ts';
import { waits } from '../feed/waits.ts';
import { quoteCodes } from '../feed/lenient-json.ts';
import { parseJson } from '../json.ts';
import type { RawEvent } from '../source.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** A window begins before the last one ended: a system may show an update a little late. */
const OVERLAP = 5 * MINUTE;
/** GeoReport v2 answers with at most so many; where it does, the window is halved. */
const MOST = 1_000;
const BATCH = 500;

const id = z.union([z.string().min(1).max(60), z.number()]).transform(String);
const degrees = z.union([z.number(), z.string().transform((text, context) => {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isNaN(number)) return number;
  context.issues.push({ code: 'custom', message: 'not a number', input: text });
  return z.NEVER;
})]).nullish();

const settings = z.strictObject({
  kind: z.literal('open311'), ...COMMON, ...REACH,
  /** The address that ends before `/requests.json`; without one nothing is asked for, and requests come as a webhook. */
  url: REACH.url.optional(),
  jurisdiction: z.string().min(1).max(128).optional(),
  key: secret.optional(),
  /** Between two questions, in seconds. */
  every: z.number().min(5).max(86_400).default(60),
  /** How far back the first question reaches, in days. */
  days: z.number().min(0).max(90).default(7),
  /** With it, `POST /ingest/feeds/<id>` takes requests. */
  token: secret.optional(),
  /** The scene of a request by its service's code or name; without a default others are left out. */
  scenes: z.strictObject({ table: z.record(z.string(), z.string()), default: z.string().optional() }),
}).refine(({ url, token }) => url !== undefined || token !== undefined, 'an address to ask, or a token for a webhook');
type Settings = z.output<typeof settings>;

/** A request as GeoReport v2 gives it; what says more than where, what and when is not read. */
const serviceRequest = z.object({
  service_request_id: id, status: z.string().min(1), service_code: id.nullish(), service_name: z.string().nullish(),
  requested_datetime: z.string(), updated_datetime: z.string().nullish(), lat: degrees, long: degrees,
});
const kept = z.object({ until: z.number() });

/** Open311 GeoReport v2: requests as cases, asked for by windows of `updated_datetime`, and taken as a webhook. */
export const open311Feed = defineFeed({
  settings,
  open: (given, site) => {
    const token = given.token === undefined ? undefined : reveal(given.token);
    const { url } = given;
    return {
      events: url === undefined ? (signal) => waits(site, signal) : (signal) => asks({ ...given, url }, site, signal),
      ...(token === undefined ? {} : { webhook: { token, read: (body: Uint8Array) => requestsOf(body, given, site).flat() } }),
    };
  },
  sample: (given, site) => ({ bytes }) => requestsOf(bytes, given, site).flat(),
});

async function* asks(given: Settings & { url: string }, site: Site, signal: AbortSignal): AsyncGenerator<readonly RawEvent[]> {
  const { clock, dir, report, wait } = site;
  let { until } = await loadKept(dir, kept, { until: clock.now() - given.days * DAY });
  while (!signal.aborted) {
    const now = clock.now();
    let to = now;
    let requests = await window(given, until - OVERLAP, to, site, signal);
    while (requests.length >= MOST && to - until > MINUTE) {
      to = until + (to - until) / 2;
      requests = await window(given, until - OVERLAP, to, site, signal);
    }
    report.connected();
    const events = requests.flat();
    for (let i = 0; i < events.length; i += BATCH) yield events.slice(i, i + BATCH);
    yield [];
    until = to;
    await saveKept(dir, { until });
    if (to === now) await wait(given.every * 1_000, signal);
  }
}

async function window(given: Settings & { url: string }, from: number, to: number, site: Site, signal: AbortSignal): Promise<RawEvent[][]> {
  const { url, jurisdiction, key } = given;
  const address = new URL(`${url.replace(/\/$/, '')}/requests.json`);
  const asked = { updated_after: iso(from), updated_before: iso(to), page_size: String(MOST), ...(jurisdiction === undefined ? {} : { jurisdiction_id: jurisdiction }), ...(key === undefined ? {} : { api_key: reveal(key) }) };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return requestsOf(await ask(given, address.href, { accept: 'application/json' }, signal), given, site);
}

const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** The events of each request of a body: an array of them, or one. */
function requestsOf(body: Uint8Array, given: Settings, site: Site): RawEvent[][] {
  const now = site.clock.now();
  let list: unknown;
  const fault = refusing(site.source, now, body, () => {
    list = readLenient(body);
    return [];
  });
  if (fault.length > 0) return [fault];
  return (Array.isArray(list) ? list : [list]).map((one: unknown) => refusing(site.source, now, withoutWords(one), () => eventsOf(one, given, site)));
}

/** As JSON; where it is none, with the codes quoted that the specification's own sample writes as `006`. */
function readLenient(body: Uint8Array): unknown {
  try {
    return parseJson(body);
  } catch (fault) {
    if (!(fault instanceof ProtocolError) || fault.code !== 'invalid-json') throw fault;
    return parseJson(Buffer.from(quoteCodes(Buffer.from(body).toString())));
  }
}

function eventsOf(value: unknown, { scenes }: Settings, site: Site): RawEvent[] {
  const result = serviceRequest.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ProtocolError('invalid-event', `${issue?.path.join('.') || 'request'}: ${issue?.message ?? 'invalid'}`);
  }
  const request = result.data;
  const names = [request.service_code, request.service_name].filter((name) => typeof name === 'string');
  const scene = names.map((name) => (Object.hasOwn(scenes.table, name) ? scenes.table[name] : undefined)).find((found) => found !== undefined) ?? scenes.default;
  if (scene === undefined) return [];
  const { source, zone } = site;
  const opened = readTime('requested_datetime', request.requested_datetime, 'iso', zone);
  const place = toWgs84({ lon: request.long ?? undefined, lat: request.lat ?? undefined }, site);
  const step = (name: string, state: string, time: number): RawEvent =>
    ({ kind: 'case', id: `${request.service_request_id}/${name}`, source, time, data: { case: request.service_request_id, scene, ...place, state, origin: 'hotline' }, message: withoutWords(value) });
  const first = step('open', 'discovered', opened);
  if (request.status.toLowerCase() !== 'closed') return [first];
  const closed = readTime('updated_datetime', request.updated_datetime ?? request.requested_datetime, 'iso', zone);
  return [first, step(`closed/${closed}`, 'closed', Math.max(opened, closed))];
}

/** What is kept of a request that is turned away: no words of whoever called, nor where they live. */
function withoutWords(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name in serviceRequest.shape));
}
