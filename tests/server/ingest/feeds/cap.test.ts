import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { JournalError } from '#server/journal/journal';
import { capAlert } from '#tests/support/cap';
import { district, NOON, openIngest, type Ingest } from '#tests/support/ingest';
import { dataOf, runFeed, type RunningFeed } from '#tests/support/feeds';
import { startHttpPeer, type HttpPeer } from '#tests/support/peer-http';
import { tempDir } from '#tests/support/spawn-server';

const HOUR = 3_600_000;
let ingest: Ingest;
let service: HttpPeer;
let feed: RunningFeed;
let dir: Awaited<ReturnType<typeof tempDir>>;
beforeEach(async () => {
  ingest = await openIngest();
  dir = await tempDir();
  service = await startHttpPeer((_, response) => response.end('<feed/>'));
});
afterEach(async () => {
  await feed.stop();
  await service.end();
  await ingest.close();
  await dir.remove();
});

const EFFECTS = { 大风: { orange: { wind: 10, gust: 11 }, blue: { gust: 7 } } };
const TOKEN = 'Bearer a-token';
const start = async (over: object = {}) => {
  ingest.clock.time += 1;
  feed = await runFeed(ingest, { kind: 'cap', id: 'met', token: 'a-token', effects: EFFECTS, ...over }, dir.path);
  await vi.waitUntil(() => feed.runner.status.state === 'connected', 5_000);
};
const post = async (...alerts: string[]) => {
  for (const alert of alerts) await feed.runner.receive({ authorization: TOKEN }, Buffer.from(alert));
};
const told = async () => (await dataOf(ingest, 'weather')).map(({ warning, colour, gust }) => `${warning} ${colour} ${gust ?? '-'}`.trim());
/** Time passes until something is asked anew or changes by itself. */
const pass = (ms: number) => {
  ingest.clock.time += ms;
  return post(capAlert('probe', { status: 'Test' }));
};
const [[lon, lat] = [0, 0]] = [district.blocks[0]?.centre];

test('a warning is the weather from its onset until it expires, with what its event and colour mean', async () => {
  await start();
  await post(capAlert('a', { onset: '2026-11-24T09:00:00+08:00', headline: '发布大风橙色预警' }));
  expect(await told()).toEqual([]);
  await pass(HOUR);
  expect(await told()).toEqual(['大风 orange 11']);
  await pass(3 * HOUR);
  expect(await told()).toEqual(['大风 orange 11', 'none 0']);
  expect((await dataOf(ingest, 'weather'))[0]).toEqual({ wind: 10, gust: 11, warning: '大风', colour: 'orange' });
});

test('it begins and ends by itself at those very times', async () => {
  await start({ url: service.url, private: true, token: undefined });
  service.answer = (_, response) => response.end(capAlert('a', { expires: '2026-11-24T08:00:09+08:00' }));
  ingest.clock.time += 60_000;
  await feed.stop();
  ingest.clock.time = NOON;
  await start({ url: service.url, private: true, token: undefined, every: 5 });
  await vi.waitUntil(async () => (await told()).length === 1, 5_000);
  ingest.clock.time = NOON + 9_000;
  await vi.waitUntil(async () => (await told()).length === 2, 10_000);
  expect(await told()).toEqual(['大风 orange 11', 'none 0']);
});

test('the gravest of several is told, and the next when that is cancelled', async () => {
  await start();
  await post(capAlert('a', { severity: 'Minor' }), capAlert('b', { event: '暴雨', severity: 'Extreme' }), capAlert('c', { event: '高温', severity: 'Moderate' }));
  await post(capAlert('d', { type: 'Cancel', references: 'b', info: '' }));
  expect(await told()).toEqual(['大风 blue 7', '暴雨 red 0', '高温 yellow -']);
});

test('an update takes the place of what it names, in whatever order they come', async () => {
  await start();
  await post(capAlert('a'), capAlert('b', { type: 'Update', references: 'a', severity: 'Minor' }));
  await post(capAlert('d', { type: 'Cancel', references: 'c', info: '' }), capAlert('c', { severity: 'Extreme' }));
  expect(await told()).toEqual(['大风 orange 11', '大风 blue 7']);
});

test('exercises, tests and drafts change nothing', async () => {
  await start();
  await post(capAlert('a', { status: 'Exercise' }), capAlert('b', { status: 'Test' }), capAlert('c', { status: 'Draft' }), capAlert('d', { type: 'Ack' }));
  expect(await told()).toEqual([]);
});

test('only what holds in the district counts: a polygon, a circle, or a code', async () => {
  await start({ codes: ['310107'] });
  const box = (x: number, y: number, r: number) => `<area><areaDesc>x</areaDesc><polygon>${[[-1, -1], [-1, 1], [1, 1], [1, -1], [-1, -1]].map(([dx = 0, dy = 0]) => `${y + dy * r},${x + dx * r}`).join(' ')}</polygon></area>`;
  await post(capAlert('far', { area: box(0, 0, 1) }), capAlert('swapped', { area: box(lat, lon, 1) }), capAlert('far-circle', { area: '<area><circle>0,0 500</circle></area>' }), capAlert('no-place', {}).replace('</info>', '<area><areaDesc>elsewhere</areaDesc></area></info>'));
  expect(await told()).toEqual([]);
  await post(capAlert('all', { event: 'box', area: box(lon, lat, 1) }), capAlert('all-2', { type: 'Cancel', references: 'all', info: '' }));
  await post(capAlert('speck', { event: 'speck', area: box(lon, lat, 0.0001) }), capAlert('speck-2', { type: 'Cancel', references: 'speck', info: '' }));
  await post(capAlert('ring', { event: 'ring', area: `<area><circle>${lat + 1},${lon} 120</circle></area>` }), capAlert('ring-2', { type: 'Cancel', references: 'ring', info: '' }));
  await post(capAlert('code', { event: 'code', area: '<area><areaDesc>普陀</areaDesc><geocode><valueName>CN</valueName><value>310107</value></geocode></area>' }));
  expect((await told()).filter((one) => !one.startsWith('none'))).toEqual(['box orange -', 'speck orange -', 'ring orange -', 'code orange -']);
});

test('a list of links is followed once a link, and never to a host that is not configured', async () => {
  const links = [`${service.url}/a.xml`, 'http://169.254.169.254/latest', 'a-2.xml'];
  service.answer = ({ url = '' }, response) => response.end(url === '/'
    ? `<feed xmlns="http://www.w3.org/2005/Atom">${links.map((href) => `<entry><id>x</id><updated>1</updated><link href="${href}"/></entry>`).join('')}</feed>`
    : capAlert(url, { event: url === '/a.xml' ? '大风' : '暴雨', severity: 'Moderate' }));
  await start({ url: `${service.url}/`, private: true, every: 5 });
  await vi.waitUntil(async () => (await told()).length === 1, 5_000);
  ingest.clock.time += 5_000;
  await post(capAlert('probe', { status: 'Test' }));
  await vi.waitUntil(() => service.asked.filter(({ url }) => url === '/').length === 2, 10_000);
  expect(service.asked.map(({ url }) => url)).toEqual(['/', '/a.xml', '/a-2.xml', '/']);
  expect(ingest.ledger.list().map(({ detail }) => detail)).toEqual(['link: 169.254.169.254 is not a host of the configuration']);
});

test('what stands is known after a stop, and what ended meanwhile is taken back', async () => {
  await start();
  await post(capAlert('a', { expires: '2026-11-24T12:00:00+08:00' }), capAlert('b', { type: 'Cancel', references: 'c', info: '' }));
  await feed.stop();
  await start();
  await post(capAlert('c', { severity: 'Extreme' }));
  await vi.waitUntil(async () => (await told()).length === 2, 5_000);
  await feed.stop();
  ingest.clock.time += 5 * HOUR;
  await start();
  await vi.waitUntil(async () => (await told()).length === 3, 5_000);
  await feed.stop();
  await start();
  await pass(1);
  expect(await told()).toEqual(['大风 orange 11', '大风 orange 11', 'none 0']);
});

test('a warning that the journal could not take is told when it can', async () => {
  await start();
  const append = ingest.journal.append.bind(ingest.journal);
  let full = true;
  vi.spyOn(ingest.journal, 'append').mockImplementation((events) => (full ? Promise.reject(new JournalError('full')) : append(events)));
  let answered = false;
  const posted = post(capAlert('a')).then(() => { answered = true; });
  await vi.waitUntil(() => vi.mocked(ingest.journal.append).mock.calls.length > 0, 5_000);
  expect(answered).toBe(false);
  full = false;
  await posted;
  expect(await told()).toEqual(['大风 orange 11']);
});

test('each bad alert is refused by name, and changes nothing', async () => {
  await start();
  const bad = [
    '<alert>', '<!DOCTYPE alert [<!ENTITY a "b">]><alert>&a;</alert>', '<other/>', capAlert('a', { severity: 'Grave' }), capAlert('b', { onset: 'noon' }), capAlert('c', { info: '' }),
    capAlert('d', { area: '<area><polygon>200,1 2,3 4,5 200,1</polygon></area>' }), capAlert('e', { area: '<area><polygon>1,1 2,2</polygon></area>' }), capAlert('f', { area: '<area><circle>1,1 NaN</circle></area>' }), capAlert('g', { expires: '1e400' }),
  ];
  await post(...bad);
  expect(await told()).toEqual([]);
  expect(ingest.ledger.list().map(({ code, detail }) => `${code} ${detail.split(':')[0]}`).reverse()).toEqual([
    'invalid-xml <alert> is not closed', 'invalid-xml a document type is not taken', 'invalid-event alert', 'invalid-event alert.info.0.severity', 'invalid-event onset', 'invalid-event alert.info',
    'invalid-event area', 'invalid-event area.polygon', 'invalid-event area.circle', 'invalid-event expires',
  ]);
});
