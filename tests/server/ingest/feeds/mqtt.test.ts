import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MqttClient } from 'mqtt';
import { JournalError } from '#server/journal/journal';
import { block, openIngest, type Ingest } from '#tests/support/ingest';
import { dataOf, runFeed, type RunningFeed } from '#tests/support/feeds';
import { startMosquitto, type Mosquitto } from '#tests/support/mosquitto';

let broker: Mosquitto;
let ingest: Ingest;
let feed: RunningFeed;
let sender: MqttClient;
beforeAll(async () => { broker = await startMosquitto(); });
afterAll(() => broker.end());
beforeEach(async () => {
  ingest = await openIngest();
  sender = await broker.client();
});
afterEach(async () => {
  await feed.stop();
  await ingest.close();
});

let runs = 0;
const SENSORS = { topic: 'sensors/{device}/{quantity}', events: [{ kind: 'reading', id: '{body.id}', data: { device: '{topic.device}', block, quantity: '{topic.quantity}', value: '{body.v}' } }] };
const CLOUD = { topic: 'events/#', cloudevents: true };
/** Each test has a session of its own at the broker. */
const start = async (over: object = {}) => {
  ingest.clock.time += 1;
  feed = await runFeed(ingest, { kind: 'mqtt', id: `test-${runs++}`, url: broker.url, topics: [SENSORS, CLOUD], ...over });
  await vi.waitUntil(() => feed.runner.status.state === 'connected', 10_000);
};
const read = (id: string, v: unknown) => sender.publishAsync('sensors/d-1/water-level', JSON.stringify({ id, v }), { qos: 1 });
const ids = async () => (await ingest.records()).filter(({ event }) => event.kind !== 'feed').map(({ event }) => event.id);
const cloudEvent = (id: string) => ({ specversion: '1.0', id, source: '/cameras/east', type: 'tongxin.alert.v1', data: { device: 'cam-1', scene: 'fire-lane', block, severity: 1 } });

describe.each(['3.1.1', '5'])('over MQTT %s', (version) => {
  test('names of the topic and fields of the message make a reading', async () => {
    await start({ version });
    await read(`r-${version}`, 0.18);
    await vi.waitUntil(async () => (await ids()).length > 0, 5_000);
    expect(await dataOf(ingest, 'reading')).toEqual([{ device: 'd-1', block, quantity: 'water-level', value: 0.18, unit: '' }]);
  });

  test('structured CloudEvents keep their own source and id', async () => {
    await start({ version });
    await sender.publishAsync('events/a', JSON.stringify(cloudEvent(`s-${version}`)), { qos: 1 });
    await vi.waitUntil(async () => (await ids()).includes(`s-${version}`), 5_000);
    expect(ingest.journal.has('/cameras/east', `s-${version}`)).toBe(true);
  });

  test('a message that cannot be read is kept with its reason and stops nothing', async () => {
    await start({ version });
    for (const poison of ['{"id":', '', '{"id":"x","v":"high"}', JSON.stringify({ id: 'x', v: 1, deep: '['.repeat(5) })]) await sender.publishAsync('sensors/d-1/water-level', poison, { qos: 1 });
    await sender.publishAsync('events/a', '{"specversion":"0.3"}', { qos: 1 });
    await sender.publishAsync('sensors/d-1/water-level', Buffer.alloc(300_000, 0x20), { qos: 1 });
    await read('after', 1);
    await vi.waitUntil(async () => (await ids()).includes('after'), 5_000);
    expect(ingest.admission.totals.rejected).toEqual({ 'invalid-json': 2, 'invalid-event': 2, 'too-large': 1 });
    expect(ingest.ledger.list(5).map(({ detail, raw }) => `${detail} ${raw.slice(0, 25)}`.trim())[0]).toBe('the message has 300000 bytes; 262144 are read');
  });
});

test('a binary CloudEvent of MQTT 5 has its attributes in user properties', async () => {
  await start();
  const { data, ...attributes } = cloudEvent('binary-1 中%');
  await sender.publishAsync('events/a', JSON.stringify(data), { qos: 1, properties: { contentType: 'application/json', userProperties: attributes } });
  await vi.waitUntil(() => ingest.journal.has('/cameras/east', 'binary-1 中%'), 5_000);
});

test('nothing is acknowledged to the broker before it is on disk: it comes again after a stop', async () => {
  const session = { id: `stopped-${runs++}` };
  const append = ingest.journal.append.bind(ingest.journal);
  const full = vi.spyOn(ingest.journal, 'append').mockImplementation((events) => (
    events.some(({ kind }) => kind === 'reading') ? Promise.reject(new JournalError('full')) : append(events)));
  await start(session);
  await Promise.all(['u-1', 'u-2', 'u-3'].map((name) => read(name, 1)));
  await vi.waitUntil(() => full.mock.calls.some(([events]) => events.some(({ kind }) => kind === 'reading')), 5_000);
  await feed.stop();
  expect(await ids()).toEqual([]);
  full.mockRestore();
  await start(session);
  await vi.waitUntil(async () => (await ids()).length === 3, 5_000);
  // Who asks for the next batch has the last one on disk, and it acknowledged.
  await read('next', 1);
  await vi.waitUntil(async () => (await ids()).includes('next'), 5_000);
  await feed.stop();
  await start(session);
  await read('last', 1);
  await vi.waitUntil(async () => (await ids()).includes('last'), 5_000);
  expect(await ids()).toEqual(['u-1', 'u-2', 'u-3', 'next', 'last']);
  expect(ingest.admission.totals.repeated).toBeLessThanOrEqual(1);
});

test('a flood across the death of the broker is in the journal whole, each message once', async () => {
  const COUNT = 3_000;
  await start();
  const names = Array.from({ length: COUNT }, (_, i) => `f-${i}`);
  const flood = () => Promise.all(names.map((name) => read(name, 1)));
  const first = flood();
  await vi.waitUntil(() => ingest.journal.last > 200, 10_000);
  await broker.kill();
  await vi.waitUntil(() => feed.runner.status.state === 'lost', 10_000);
  await broker.restart();
  await first;
  // A broker that was cut off has forgotten our session, and drops what comes before we are back.
  await vi.waitUntil(() => feed.runner.status.state === 'connected', 10_000);
  await flood();
  await vi.waitUntil(async () => new Set(await ids()).size === COUNT, { timeout: 20_000, interval: 200 });
  expect(await ids()).toHaveLength(COUNT);
  expect(feed.runner.status.state).toBe('connected');
});

test('a broker that does not answer or refuses is told in the status, without the password', async () => {
  feed = await runFeed(ingest, { kind: 'mqtt', id: 'nobody', url: 'mqtt://127.0.0.1:1', password: 'hush', username: 'u', topics: [SENSORS] });
  await vi.waitUntil(() => feed.runner.status.state === 'lost', 10_000);
  expect(feed.runner.status.reason).toMatch(/ECONNREFUSED|does not answer/);
  expect(JSON.stringify(feed.runner.status)).not.toContain('hush');
});

test('credentials come from the environment', async () => {
  feed = await runFeed(ingest, { kind: 'mqtt', id: 'env', url: broker.url, username: 'u', password: { env: 'TONGXIN_TEST_NOT_SET' }, topics: [SENSORS] });
  await vi.waitUntil(() => feed.runner.status.state === 'lost', 10_000);
  expect(feed.runner.status.reason).toBe('the environment has no TONGXIN_TEST_NOT_SET');
});
