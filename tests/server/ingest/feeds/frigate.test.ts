import type { MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { block, NOON, openIngest, type Ingest } from '#tests/support/ingest';
import { dataOf, runFeed, type RunningFeed } from '#tests/support/feeds';
import { startMosquitto, type Mosquitto } from '#tests/support/mosquitto';

let broker: Mosquitto;
let ingest: Ingest;
let feed: RunningFeed;
let frigate: MqttClient;
beforeAll(async () => { broker = await startMosquitto(); });
afterAll(() => broker.end());
beforeEach(async () => {
  ingest = await openIngest();
  frigate = await broker.client();
});
afterEach(async () => {
  await feed.stop();
  await ingest.close();
});

let runs = 0;
const start = async (over: object = {}) => {
  feed = await runFeed(ingest, {
    kind: 'frigate', id: `nvr-${runs++}`, url: broker.url, prefix: `frigate${runs}`,
    cameras: { gate: { device: 'cam-gate', block }, yard: { block, place: 'yard' } },
    scenes: [{ label: 'car', zone: 'lane', scene: 'fire-lane', facts: { vehicle: 1 } }, { label: 'bag', scene: 'litter', severity: 3 }], ...over,
  });
  await vi.waitUntil(() => feed.runner.status.state === 'connected', 10_000);
};
const say = (topic: string, message: unknown, retain = false) =>
  frigate.publishAsync(`frigate${runs}/${topic}`, typeof message === 'string' ? message : JSON.stringify(message), { qos: 1, retain });
/** As Frigate 0.16 sends it, shortened. */
const object = (type: string, id: string, over: object = {}) => {
  const after = {
    id, camera: 'gate', frame_time: NOON / 1_000, snapshot: null, label: 'car', sub_label: ['沪A12345', 0.9], top_score: 0.92, false_positive: false,
    start_time: NOON / 1_000 - 20.5, end_time: type === 'end' ? NOON / 1_000 - 2 : null, score: 0.9, box: [1, 2, 3, 4], stationary: false,
    current_zones: ['lane'], entered_zones: ['lane'], has_clip: true, has_snapshot: true, ...over,
  };
  return { type, before: after, after };
};
const alerts = () => dataOf(ingest, 'alert');
const settled = async (count: number) => {
  await say('available', 'online');
  await vi.waitUntil(async () => (await dataOf(ingest, 'device')).length >= count, 5_000);
};

test('new, update and end of one id are one alert, raised and taken back at its own times', async () => {
  await start();
  for (const type of ['new', 'update', 'update', 'end']) await say('events', object(type, '1732406400.5-abc'));
  await settled(2);
  expect(await alerts()).toEqual([
    { device: 'cam-gate', block, scene: 'fire-lane', facts: { vehicle: 1 }, label: 'car 92%', state: 'raised', origin: 'camera' },
    { device: 'cam-gate', block, scene: 'fire-lane', state: 'ended', origin: 'camera' },
  ]);
  expect((await ingest.records()).flatMap(({ event }) => (event.kind === 'alert' ? [event.time - NOON] : []))).toEqual([-20_500, -2_000]);
  expect(ingest.admission.totals).toMatchObject({ repeated: 0, rejected: {} });
});

test('an object becomes an alert when it enters the zone, and never while it may be false', async () => {
  await start();
  await say('events', object('new', 'a', { false_positive: true }));
  await say('events', object('update', 'b', { current_zones: [], entered_zones: [] }));
  await say('events', object('new', 'c', { label: 'dog' }));
  await say('events', object('update', 'b'));
  await settled(2);
  expect((await ingest.records()).filter(({ event }) => event.kind === 'alert').map(({ event }) => event.id)).toEqual(['b']);
});

test('the end of one of two cars does not take the alert of both back', async () => {
  await start();
  await say('events', object('new', 'a'));
  await say('events', object('new', 'b'));
  await say('events', object('end', 'a'));
  await say('events', object('new', 'other', { label: 'bag' }));
  await say('events', object('end', 'b'));
  await settled(2);
  expect((await alerts()).map(({ scene, state }) => `${scene} ${state}`)).toEqual(['fire-lane raised', 'fire-lane raised', 'litter raised', 'fire-lane ended']);
});

test('a name or a plate that Frigate recognised reaches nothing', async () => {
  await start();
  await say('events', object('new', 'a'));
  await say('events', { ...object('new', 'b'), after: { ...object('new', 'b').after, camera: 'nowhere' } });
  await settled(2);
  expect(JSON.stringify([await ingest.records(), ingest.ledger.list()])).not.toContain('A12345');
  expect(ingest.ledger.list()).toMatchObject([{ code: 'invalid-event', detail: 'camera: nowhere is not in the configuration' }]);
});

test('reviews raise alerts where they are asked for, and only those that are one', async () => {
  await start({ from: 'reviews' });
  const review = (id: string, severity: string, objects: string[]) =>
    ({ type: 'new', after: { id, camera: 'yard', start_time: NOON / 1_000, end_time: null, severity, thumb_path: '', data: { detections: [], objects, sub_labels: [], zones: ['lane'], audio: [] } } });
  await say('events', object('new', 'ignored'));
  await say('reviews', review('r-1', 'detection', ['car']));
  await say('reviews', review('r-2', 'alert', ['dog', 'car-verified']));
  await settled(2);
  expect(await alerts()).toEqual([{ device: 'yard', block, place: 'yard', scene: 'fire-lane', facts: { vehicle: 1 }, label: 'dog, car', state: 'raised', origin: 'camera' }]);
});

test('a camera is offline where it says so, or Frigate is gone', async () => {
  await start();
  const told = async () => (await dataOf(ingest, 'device')).map(({ device, online }) => `${device} ${online ? 'on' : 'off'}`);
  await settled(2);
  await say('gate/status/detect', 'offline');
  await vi.waitUntil(async () => (await told()).length === 3, 5_000);
  await say('available', 'offline');
  await vi.waitUntil(async () => (await told()).length === 4, 5_000);
  await say('available', 'online');
  await vi.waitUntil(async () => (await told()).length === 5, 5_000);
  expect(await told()).toEqual(['cam-gate on', 'yard on', 'cam-gate off', 'yard off', 'yard on']);
});

test('what is not as Frigate sends it is refused by name', async () => {
  await start();
  await say('events', '{"type":"new"}');
  await say('events', object('new', 'x', { start_time: 'now' }));
  await say('available', 'perhaps');
  await settled(2);
  expect(ingest.ledger.list().map(({ detail }) => detail.split(':')[0]).sort()).toEqual(['after', 'after.start_time', 'available']);
});
