import { HTTP, CloudEvent } from 'cloudevents';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { alertEvent } from '#tests/support/alerts';
import { dataOf, runFeed, type RunningFeed } from '#tests/support/feeds';
import { district, openIngest, type Ingest } from '#tests/support/ingest';

let ingest: Ingest;
let feed: RunningFeed;
beforeEach(async () => {
  ingest = await openIngest();
  feed = await runFeed(ingest, { kind: 'cloudevents', id: 'patrol', token: 'a-token', rate: 3 });
  await vi.waitUntil(() => feed.runner.status.state === 'connected', 5_000);
});
afterEach(async () => {
  await feed.stop();
  await ingest.close();
});

const block = district.blocks[0]?.id ?? '';
const alert = (id: string, over: Record<string, unknown> = {}) => alertEvent(id, block, over, new Date(ingest.clock.now()));
const post = (body: unknown, headers: Record<string, string> = { 'content-type': 'application/cloudevents+json' }, token = 'a-token') =>
  feed.runner.receive({ authorization: `Bearer ${token}`, ...headers }, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
const devices = async () => (await dataOf(ingest, 'alert')).map(({ device }) => device);

test('takes CloudEvents in each mode, as the SDK makes them, under its own token', async () => {
  expect(await post(alert('one'))).toEqual([{ status: 'accepted' }]);
  expect(await post([alert('two')], { 'content-type': 'application/cloudevents-batch+json' })).toEqual([{ status: 'accepted' }]);
  const { headers, body } = HTTP.binary(new CloudEvent(alert('three')));
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  ingest.clock.time += 1_000;
  expect(await post(body as string, lower)).toEqual([{ status: 'accepted' }]);
  expect(await devices()).toEqual(['cam-one', 'cam-two', 'cam-three']);
});

test('refuses another token before it reads anything', async () => {
  await expect(post('{', {}, 'x')).rejects.toMatchObject({ code: 'unauthorised' });
  expect(await devices()).toEqual([]);
});

test('refuses by name what is wrong, and takes its neighbours', async () => {
  const outcomes = await post([alert('one', { severity: 9 }), alert('two')], { 'content-type': 'application/cloudevents-batch+json' });
  expect(outcomes).toMatchObject([{ status: 'rejected', code: 'invalid-event' }, { status: 'accepted' }]);
  expect(await post('{"specversion":')).toMatchObject([{ status: 'rejected', code: 'invalid-json' }]);
  ingest.clock.time += 2_000;
  expect(await post('hello', { 'content-type': 'text/plain' })).toMatchObject([{ status: 'rejected', code: 'unsupported-media-type' }]);
});

test('holds a source to its rate', async () => {
  await post(['a', 'b', 'c', 'd'].map((id) => alert(id)), { 'content-type': 'application/cloudevents-batch+json' });
  await expect(post(alert('e'))).rejects.toMatchObject({ code: 'rate-exceeded' });
  ingest.clock.time += 2_000;
  expect(await post(alert('e'))).toEqual([{ status: 'accepted' }]);
});
