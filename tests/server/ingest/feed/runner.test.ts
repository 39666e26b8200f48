import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProtocolError } from '#protocol/errors';
import type { Feed } from '#server/ingest/feed/kind';
import { refused } from '#server/ingest/feed/message';
import { Runner, type Runnable } from '#server/ingest/feed/runner';
import type { RawEvent } from '#server/ingest/source';
import { JournalError } from '#server/journal/journal';
import { alert, NOON, openIngest, type Ingest } from '#tests/support/ingest';

let ingest: Ingest;
let runner: Runner;
let waits: number[];
beforeEach(async () => {
  ingest = await openIngest();
  waits = [];
});
afterEach(async () => {
  await runner.stop();
  await ingest.close();
});

const run = (events: Feed['events'], over: Partial<Runnable> = {}, rate = 1_000) => {
  const wait = (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  };
  const settings = { id: 'x', kind: 'test', period: 60, rate, coordinates: 'wgs84' as const };
  runner = new Runner({
    settings, source: '/feeds/x', admission: ingest.admission, clock: ingest.clock, wait,
    open: (report) => {
      report.connected();
      return { events };
    }, ...over,
  });
  runner.start();
};
const told = async () => (await ingest.records()).map(({ event: { kind, id, data } }) => (kind === 'feed' ? data.state : id));
const batches = (...list: (readonly RawEvent[])[]) => async function* () {
  for (const batch of list) yield await Promise.resolve(batch);
};

test('a feed says that it begins and ends, and how often it means to speak', async () => {
  run(batches([alert('a')]));
  await vi.waitUntil(() => runner.status.state === 'ended');
  expect(await told()).toEqual(['started', 'a', 'ended']);
  expect((await ingest.records())[0]?.event).toMatchObject({ source: '/feeds/x', data: { state: 'started', period: 60_000 } });
});

test('what stands after a yield runs when the batch is on disk', async () => {
  const last: number[] = [];
  run(async function* () {
    yield await Promise.resolve([alert('a'), alert('b')]);
    last.push(ingest.journal.last);
  });
  await vi.waitUntil(() => runner.status.state === 'ended');
  expect(last).toEqual([3]);
});

test('nothing is acknowledged while the journal cannot write', async () => {
  let failures = 3;
  let acknowledged = 0;
  const admit = vi.fn((events: readonly RawEvent[]) => (failures-- > 0 ? Promise.reject(new JournalError('full')) : ingest.admission.admit(events)));
  run(async function* () {
    yield await Promise.resolve([alert('a')]);
    acknowledged = admit.mock.calls.length;
  }, { admission: { admit } });
  await vi.waitUntil(() => runner.status.state === 'ended');
  expect(acknowledged).toBe(5);
  expect(await told()).toEqual(['started', 'a', 'ended']);
});

test('a failure is told and tried again, each time later', async () => {
  let tries = 0;
  run(() => {
    if (tries++ < 3) throw new Error('no such host');
    return batches([alert('a')])();
  });
  await vi.waitUntil(() => runner.status.state === 'ended');
  expect(waits).toEqual([1_000, 2_000, 4_000]);
  expect(await told()).toContain('a');
});

test('a status says why a source is lost', async () => {
  run(batches(), { open: (report) => ({
    async *events(signal) {
      report.lost('refused');
      yield await Promise.resolve([]);
      await new Promise((resolve) => { signal.addEventListener('abort', resolve); });
    },
  }) });
  await vi.waitUntil(() => runner.status.state === 'lost');
  expect(runner.status).toMatchObject({ id: 'x', kind: 'test', source: '/feeds/x', since: NOON, reason: 'refused' });
  await runner.stop();
  expect(runner.status).toMatchObject({ state: 'stopped', reason: '' });
});

test('a source that sends more than its rate is held back', async () => {
  run(batches(Array.from({ length: 20 }, (_, i) => alert(`a${i}`)), Array.from({ length: 20 }, (_, i) => alert(`b${i}`))), {}, 10);
  await vi.waitUntil(() => runner.status.state === 'ended');
  expect(waits).toEqual([1_000, 3_000]);
});

test('a source with nothing to say is heard once a period', async () => {
  const steps: number[] = [0, 30_000, 30_000, 30_000, 30_000];
  run(async function* () {
    for (const step of steps) {
      ingest.clock.time += step;
      yield await Promise.resolve([]);
    }
  });
  await vi.waitUntil(() => runner.status.state === 'ended');
  expect(await told()).toEqual(['started', 'alive', 'alive', 'ended']);
});

test('a message that cannot be read is kept with its reason, and its neighbours go on', async () => {
  const fault = new ProtocolError('invalid-json', 'body: not JSON');
  run(batches([alert('a'), refused('/feeds/x', NOON, fault, Buffer.from('{"broken"')), alert('b')]));
  await vi.waitUntil(() => runner.status.state === 'ended');
  expect(await told()).toEqual(['started', 'a', 'b', 'ended']);
  expect(ingest.ledger.list(1)).toMatchObject([{ source: '/feeds/x', code: 'invalid-json', detail: 'body: not JSON', raw: '{"broken"' }]);
});

test('of an event that admission refuses the message it was made of is kept', async () => {
  run(batches([{ ...alert('a', { scene: 'dragons' }), message: { as: 'it came' } }]));
  await vi.waitUntil(() => runner.status.state === 'ended');
  expect(ingest.ledger.list(1)[0]?.raw).toBe('{"as":"it came"}');
});

test('the lag is how old the newest event was when it was on disk', async () => {
  run(batches([alert('a', {}, { time: NOON - 4_000 }), alert('b', {}, { time: NOON - 1_500 })]));
  await vi.waitUntil(() => runner.status.state === 'ended');
  expect(runner.status).toMatchObject({ taken: 2, lag: 1_500 });
});

test('a feed that is paused lets its source go and says so, takes no webhook meanwhile, and opens it anew when it is resumed', async () => {
  let opened = 0;
  const read = () => [alert(`w-${opened}`)];
  const events = async function* (signal: AbortSignal) {
    yield await Promise.resolve([alert(`a-${opened}`)]);
    await new Promise<void>((resolve) => { signal.addEventListener('abort', () => { resolve(); }, { once: true }); });
  };
  run(events, { open: (report) => {
    opened += 1;
    report.connected();
    return { events, webhook: { token: 't', read } };
  } });
  await vi.waitUntil(() => runner.status.taken === 1);
  runner.pause();
  await vi.waitUntil(() => runner.status.state === 'paused');
  await expect(runner.receive({ authorization: 'Bearer t' }, new Uint8Array())).rejects.toMatchObject({ code: 'feed-paused' });
  await expect(runner.receive({ authorization: 'Bearer x' }, new Uint8Array())).rejects.toMatchObject({ code: 'unauthorised' });
  ingest.clock.time += 1;
  runner.resume();
  await vi.waitUntil(() => runner.status.state === 'connected' && runner.status.taken === 2);
  expect(await runner.receive({ authorization: 'Bearer t' }, new Uint8Array())).toEqual([{ status: 'accepted' }]);
  expect(opened).toBe(2);
  expect(await told()).toEqual(['started', 'a-1', 'ended', 'started', 'a-2', 'w-2']);
});

test('a feed that begins paused opens nothing', async () => {
  const open = vi.fn();
  runner = new Runner({ settings: { id: 'x', kind: 'test', period: 60, rate: 1, coordinates: 'wgs84' }, source: '/feeds/x', admission: ingest.admission, clock: ingest.clock, wait: () => Promise.resolve(), open });
  runner.start(true);
  await vi.waitUntil(() => runner.status.state === 'paused');
  await runner.stop();
  expect(runner.status.state).toBe('stopped');
  expect(open).not.toHaveBeenCalled();
});
