import { CloudEvent, HTTP, type Message } from 'cloudevents';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultType } from '#protocol/errors';
import { OPEN } from '#server/access/who';
import { ingestCloudEvents, type Answer } from '#server/ingest/answer';
import { MAX_BODY, parseCloudEvents } from '#server/ingest/cloudevents';
import { block, NOON, openIngest, type Ingest } from '#tests/support/ingest';

let ingest: Ingest;
let count = 0;
beforeAll(async () => { ingest = await openIngest(); });
afterAll(async () => { await ingest.close(); });

const SINGLE = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const data = () => ({ device: 'cam-1', scene: 'fire-lane', block, severity: 1 });
const event = (over: object = {}) => ({
  specversion: '1.0', id: `e-${count++}`, source: '/cameras/east', type: 'tongxin.alert.v1', time: '2026-11-24T08:00:00+08:00', data: data(), ...over,
});
const post = (contentType: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  ingestCloudEvents(ingest.admission, contentType, headers, body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), { who: OPEN, from: '' });
const fault = async (...args: Parameters<typeof post>) => {
  const { status, body } = await post(...args);
  return 'type' in body ? `${status} ${body.type.slice('urn:tongxin:problem:'.length)} ${body.detail}` : status;
};
const send = ({ headers, body }: Message) => {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return post(lower['content-type'] ?? '', String(body), lower);
};

test('what the CloudEvents SDK sends is accepted in binary, structured and batched mode', async () => {
  const made = () => new CloudEvent({ source: '/cameras/east', type: 'tongxin.alert.v1', time: new Date(NOON).toISOString(), subject: 's', traceparent: 'x', data: data() });
  const good = { status: 200, body: { accepted: 1, repeated: 0, rejected: [] } };
  expect(await send(HTTP.binary(made()))).toEqual(good);
  expect(await send(HTTP.structured(made()))).toEqual(good);
  expect(await post(`${BATCH}; charset=utf-8`, JSON.stringify([made(), made()]))).toEqual({ status: 200, body: { accepted: 2, repeated: 0, rejected: [] } });
});

test('binary headers are percent-decoded', async () => {
  const headers = { 'ce-specversion': '1.0', 'ce-id': 'caf%C3%A9 %22', 'ce-source': '/a', 'ce-type': 'tongxin.alert.v1' };
  expect((await post('application/json', data(), headers)).status).toBe(200);
  expect(ingest.journal.has('/a', 'café "')).toBe(true);
  expect(await fault('application/json', data(), { ...headers, 'ce-id': '%ff' })).toMatch(/^400 invalid-event ce-id: not percent-encoded UTF-8/);
});

test('a missing time is the time of arrival', async () => {
  const sent = event({ time: undefined });
  expect((await post(SINGLE, sent)).status).toBe(200);
  expect((await ingest.records()).at(-1)?.event).toMatchObject({ id: sent.id, time: NOON });
});

test('each fault of a request is named, with its status', async () => {
  expect(await fault('text/plain', 'hello')).toMatch(/^415 unsupported-media-type text\/plain/);
  expect(await fault('', '{}')).toMatch(/^415/);
  expect(await fault('application/json', '{}')).toMatch(/^415 .*with ce- headers/);
  expect(await fault('application/cloudevents+avro', '', { 'ce-specversion': '1.0' })).toMatch(/^415/);
  expect(await fault('text/xml', '<a/>', { 'ce-specversion': '1.0' })).toMatch(/^415 .*application\/json/);
  expect(await fault(`${SINGLE}; charset=gb18030`, '{}')).toMatch(/^415 .*charset gb18030/);
  expect(await fault(SINGLE, Buffer.from([0x22, 0xff, 0x22]))).toBe('400 invalid-utf8 body: not UTF-8');
  expect(await fault(SINGLE, '{"a":')).toMatch(/^400 invalid-json body: /);
  expect(await fault(SINGLE, '[]')).toMatch(/^400 invalid-event event: /);
  expect(await fault(BATCH, '{}')).toBe('400 invalid-event body: a batch is an array');
  expect(await fault(BATCH, '[]')).toBe('400 invalid-batch the batch is empty');
  expect(await fault(BATCH, Array.from({ length: 1_001 }, () => 1))).toBe('413 too-large the batch has 1001 events; 1000 are taken');
  expect(await fault(SINGLE, Buffer.alloc(10_000_000, 0x20))).toBe(`413 too-large the body has 10000000 bytes; ${MAX_BODY} are taken`);
});

test('each fault of an event is named by its field', async () => {
  const bad = (over: object) => fault(SINGLE, event(over));
  expect(await bad({ specversion: '0.3' })).toMatch(/^400 invalid-event specversion: /);
  expect(await bad({ id: '' })).toMatch(/^400 invalid-event id: /);
  expect(await bad({ source: 'a b' })).toBe('400 invalid-event source: not a URI reference');
  expect(await bad({ time: '2026-11-24 08:00' })).toMatch(/^400 invalid-event time: /);
  expect(await bad({ type: 'org.example' })).toBe('400 unknown-type type: org.example is not one of ours');
  expect(await bad({ type: 'tongxin.admission.v1', data: { repeated: 1, rejected: {} } })).toMatch(/^400 unknown-type/);
  expect(await bad({ datacontenttype: 'text/xml' })).toMatch(/^400 invalid-event datacontenttype: text\/xml/);
  expect(await bad({ data: undefined, data_base64: 'AA==' })).toMatch(/^400 invalid-event data_base64: binary/);
  expect(await bad({ traceParent: 'x' })).toMatch(/^400 invalid-event traceParent: /);
  expect(await bad({ extension: {} })).toMatch(/^400 invalid-event extension: /);
  expect(await bad({ dataschema: 'not a uri' })).toMatch(/^400 invalid-event dataschema: /);
  expect(await bad({ data: { ...data(), severity: '1' } })).toMatch(/^400 invalid-event data\.severity: /);
  expect(await bad({ data: [[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]] })).toMatch(/^400 too-deep /);
  expect(await bad({ time: '2036-01-01T00:00:00Z' })).toMatch(/^400 time-in-future /);
  expect(await bad({ time: '0001-01-01T00:00:00Z' })).toMatch(/^400 time-too-old /);
});

test('of a batch the good events are kept and each bad one is named by its index', async () => {
  const { status, body } = await post(BATCH, [event(), event({ id: 7 }), event({ data: { ...data(), scene: 'dragons' } }), event()]);
  expect(status).toBe(200);
  expect(body).toMatchObject({ accepted: 2, repeated: 0, rejected: [{ index: 1, type: faultType('invalid-event') }, { index: 2, type: faultType('unknown-scene') }] });
});

test('a batch without a good event is a problem that names them all', async () => {
  const { status, body } = await post(BATCH, [event({ id: 7 }), null, 'x']);
  expect(status).toBe(400);
  expect(body).toMatchObject({ type: faultType('invalid-batch'), status: 400, accepted: 0, repeated: 0, rejected: [{ index: 0 }, { index: 1 }, { index: 2 }] });
});

test('a repeat is a success', async () => {
  const sent = event();
  await post(SINGLE, sent);
  expect(await post(SINGLE, sent)).toEqual({ status: 200, body: { accepted: 0, repeated: 1, rejected: [] } });
});

test('faults before the source is known count under unknown, others under their source', async () => {
  await post(SINGLE, '{');
  await post(SINGLE, { source: '/known' });
  expect(ingest.ledger.list(2).map(({ source, code }) => [source, code])).toEqual([['/known', 'invalid-event'], ['unknown', 'invalid-json']]);
});

test('keys that name the prototype change nothing', async () => {
  const body = JSON.stringify(event()).replace('"device"', '"__proto__":{"severity":3},"constructor":1,"device"');
  expect((await post(SINGLE, body)).status).toBe(200);
  expect((await ingest.records()).at(-1)?.event.data).toMatchObject({ severity: 1 });
  expect(({} as Record<string, unknown>)['severity']).toBeUndefined();
});

test('what we take as CloudEvents, the SDK takes too', () => {
  const uri = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.constantFrom('/a', 'a', 'urn:x:y', '//h/p', ':', '//', '#', '?', '%', '[::1]', 'http://[::1]/', 'a:b', 'a:', 'a:?b', 'a:#b', 'a://', '"', '中'), fc.string({ minLength: 1, maxLength: 12 }));
  const time = fc.oneof(fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), fc.constantFrom('2026-11-24T08:00Z', '2026-11-24T08:00:00+08:00', '2026-02-30T00:00:00Z', '2026-11-24T24:00:00Z', '2026-11-24t08:00:00z'));
  const attributes = fc.record({
    id: fc.string({ minLength: 1 }), source: uri, time, subject: fc.string(), dataschema: uri, datacontenttype: fc.constantFrom('application/json', 'application/json; charset=utf-8'),
    ext1: fc.oneof(fc.string(), fc.integer(), fc.boolean()), x: fc.anything(),
  }, { requiredKeys: [] });
  let taken = 0;
  fc.assert(fc.property(attributes, (over) => {
    const text = JSON.stringify(event(over));
    const { events: [parsed] } = parseCloudEvents(SINGLE, {}, Buffer.from(text), NOON);
    if (!parsed || !('event' in parsed)) return;
    taken++;
    expect(() => new CloudEvent(JSON.parse(text) as ConstructorParameters<typeof CloudEvent>[0])).not.toThrow();
  }), { numRuns: 3_000 });
  expect(taken).toBeGreaterThan(100);
});
