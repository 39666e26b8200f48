import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { district, NOON, openIngest, type Ingest } from '#tests/support/ingest';
import { dataOf, runFeed, type RunningFeed } from '#tests/support/feeds';
import { startHttpPeer, type HttpPeer } from '#tests/support/peer-http';
import { tempDir } from '#tests/support/spawn-server';

let ingest: Ingest;
let city: HttpPeer;
let feed: RunningFeed;
let dir: Awaited<ReturnType<typeof tempDir>>;
beforeEach(async () => {
  ingest = await openIngest();
  dir = await tempDir();
  city = await startHttpPeer((_, response) => response.end('[]'));
});
afterEach(async () => {
  await feed.stop();
  await city.end();
  await ingest.close();
  await dir.remove();
});

const [lon = 0, lat = 0] = district.blocks[0]?.centre ?? [];
const start = async (over: object = {}) => {
  ingest.clock.time += 1;
  feed = await runFeed(ingest, { kind: 'open311', id: 'city', url: `${city.url}/v2/`, private: true, every: 5, scenes: { table: { '006': 'litter', Sidewalk: 'fire-lane' } }, ...over }, dir.path);
};
const request = (id: unknown, over: object = {}) => ({
  service_request_id: id, status: 'open', service_name: 'Graffiti', service_code: '006', description: 'Mr Wang, 13812345678', address: '8TH AVE 12',
  requested_datetime: '2026-11-23T06:37:38+08:00', updated_datetime: '2026-11-23T07:00:00+08:00', lat, long: lon, ...over,
});
const answers = (...pages: unknown[]) => {
  city.answer = (_, response) => { response.end(JSON.stringify(pages.length > 1 ? pages.shift() : pages[0])); };
};
const windows = () => city.asked.map(({ url = '' }) => new URL(url, city.url).searchParams).map((asked) => [asked.get('updated_after'), asked.get('updated_before')]);
const cases = async () => (await dataOf(ingest, 'case')).map((data) => `${data.case} ${data.scene} ${data.state}`);

test('a request is a case, opened and closed at its own times, without a word of who called', async () => {
  answers([request(638_344, { status: 'closed' }), request('b-2', { service_code: null, service_name: 'Sidewalk', lat: String(lat), long: String(lon) }), request('c', { service_code: 'other' })]);
  await start();
  await vi.waitUntil(async () => (await cases()).length === 3, 5_000);
  expect(await cases()).toEqual(['638344 litter discovered', '638344 litter closed', 'b-2 fire-lane discovered']);
  const records = await ingest.records();
  expect(records.flatMap(({ event }) => (event.kind === 'case' ? [new Date(event.time).toISOString()] : [])).slice(0, 2)).toEqual(['2026-11-22T22:37:38.000Z', '2026-11-22T23:00:00.000Z']);
  expect(JSON.stringify(records)).not.toMatch(/Wang|1381234|8TH AVE/);
});

test('it is asked by windows, and after a stop from where it was', async () => {
  await start({ days: 2, jurisdiction: 'city.gov', key: 'k-1' });
  await vi.waitUntil(async () => (await ingest.records()).length >= 1 && feed.runner.status.state === 'connected' && city.asked.length === 1, 5_000);
  expect(windows()).toEqual([['2026-11-21T23:55:00Z', '2026-11-24T00:00:00Z']]);
  const { pathname, searchParams } = new URL(city.asked[0]?.url ?? '', city.url);
  expect([pathname, searchParams.get('jurisdiction_id'), searchParams.get('api_key')]).toEqual(['/v2/requests.json', 'city.gov', 'k-1']);
  await feed.stop();
  ingest.clock.time += 3_600_000;
  await start();
  await vi.waitUntil(() => city.asked.length > 1, 5_000);
  expect(windows()[1]).toEqual(['2026-11-23T23:55:00Z', '2026-11-24T01:00:00Z']);
});

test('a window with more requests than one answer holds is halved', async () => {
  answers(Array.from({ length: 1_000 }, (_, i) => request(i)), [request('a')], [request('b')]);
  await start({ days: 1 });
  await vi.waitUntil(async () => (await cases()).length === 2, 5_000);
  expect(windows().slice(0, 3)).toEqual([['2026-11-22T23:55:00Z', '2026-11-24T00:00:00Z'], ['2026-11-22T23:55:00Z', '2026-11-23T12:00:00Z'], ['2026-11-23T11:55:00Z', '2026-11-24T00:00:00Z']]);
});

test('the sample of the specification is read, though it is not JSON', async () => {
  city.answer = (_, response) => {
    response.end(JSON.stringify([request(638_344), request(638_349, { status: 'closed', service_code: 'CODE' })]).replace('"006"', '006').replace('"CODE"', '006'));
  };
  await start();
  await vi.waitUntil(async () => (await cases()).length === 3, 5_000);
  expect(await cases()).toEqual(['638344 litter discovered', '638349 litter discovered', '638349 litter closed']);
});

test('a bad request is refused by name, without its words, and its neighbours are cases', async () => {
  answers([request('a', { lat: 'north' }), request('b', { requested_datetime: 'yesterday' }), request(null), 7, request('c', { lat: 0, long: 0 }), request('d')]);
  await start();
  await vi.waitUntil(async () => (await cases()).length === 1, 5_000);
  expect(ingest.ledger.list().map(({ code, detail }) => `${code} ${detail.split(':')[0]}`).sort()).toEqual([
    'invalid-event lat', 'invalid-event request', 'invalid-event requested_datetime', 'invalid-event service_request_id', 'unknown-block data',
  ]);
  expect(JSON.stringify(ingest.ledger.list())).not.toMatch(/Wang|8TH AVE/);
});

test('a server that fails is told and asked again from the same place', async () => {
  city.answer = (_, response) => response.writeHead(500).end();
  await start({ days: 1 });
  await vi.waitUntil(() => feed.runner.status.state === 'lost', 5_000);
  expect(feed.runner.status.reason).toBe(`${city.host} answers 500`);
  answers([request('a')]);
  await vi.waitUntil(async () => (await cases()).length === 1, 5_000);
  expect(windows()[1]?.[0]).toBe(windows()[0]?.[0]);
});

describe('as a webhook', () => {
  const post = (body: unknown, authorization?: string) => feed.runner.receive({ authorization }, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
  const begin = async (over: object = {}) => {
    await start({ url: undefined, token: 'a-token', ...over });
    await vi.waitUntil(() => feed.runner.status.state === 'connected', 5_000);
  };

  test('it takes requests under its token, one or many', async () => {
    await begin();
    expect((await post(request('a'), 'Bearer a-token')).map(({ status }) => status)).toEqual(['accepted']);
    expect((await post([request('a'), request('b'), request('c', { service_code: 'other' })], 'Bearer a-token')).map(({ status }) => status)).toEqual(['repeated', 'accepted']);
    expect(await cases()).toEqual(['a litter discovered', 'b litter discovered']);
    expect(city.asked).toHaveLength(0);
  });

  test('it refuses whoever has not the token', async () => {
    await begin();
    for (const wrong of [undefined, '', 'Bearer', 'Bearer a-toke', 'Basic a-token', 'Bearer a-token b']) await expect(post(request('a'), wrong)).rejects.toThrow('unauthorised');
    expect(await cases()).toEqual([]);
  });

  test('it refuses more than its rate', async () => {
    await begin({ rate: 3 });
    await post(Array.from({ length: 6 }, (_, i) => request(i)), 'Bearer a-token');
    await expect(post(request('late'), 'Bearer a-token')).rejects.toThrow('rate-exceeded: at most 3 events a second');
    ingest.clock.time = NOON + 2_000;
    expect(await post(request('later'), 'Bearer a-token')).toHaveLength(1);
  });

  test('what is no JSON is kept with its reason', async () => {
    await begin();
    expect(await post('{"service_request_id":', 'Bearer a-token')).toMatchObject([{ status: 'rejected', code: 'invalid-json' }]);
  });
});
