import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import iconv from 'iconv-lite';
import { DateTime } from 'luxon';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedList } from '#protocol/feeds';
import { MAIN_WALL } from '#protocol/walls';
import { ago, alertEvent, topicOf } from '../support/alerts.ts';
import { startCameras, type CameraHost } from '../support/cameras.ts';
import { capAlert } from '../support/cap.ts';
import { startMosquitto, type Mosquitto } from '../support/mosquitto.ts';
import { launchBrowser, openWall, type OpenWall } from '../support/open-wall.ts';
import { startHttpPeer, type HttpPeer } from '../support/peer-http.ts';
import { startPeer } from '../support/peer.ts';
import { DISTRICT } from '../support/shipped.ts';
import { DEVICE, PASSWORD, SERVER, alarmBody, scenario } from '../support/sip-device.ts';
import { spawnServer, tempDir, type Spawned } from '../support/spawn-server.ts';

const LONG = 120_000;
const TOKEN = 'patrol-token';
const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
/** What the system beside us was told. */
let told: string[];
/** What the weather service has to say. */
let warning = '<feed/>';

let dir: Awaited<ReturnType<typeof tempDir>>;
let broker: Mosquitto;
let peer: HttpPeer;
let cameras: CameraHost;
let browser: Browser;
let server: Spawned;
let wall: OpenWall;
let sip: number;

const [block, other] = DISTRICT.blocks.map(({ id }) => id);
const [lon = 0, lat = 0] = DISTRICT.blocks[2]?.centre ?? [];
/** So many ms ago, as sources in China write it. */
const told8 = (ms: number, format: string) => DateTime.fromJSDate(ago(ms), { zone: 'Asia/Shanghai' }).toFormat(format);
const ISO8 = "yyyy-MM-dd'T'HH:mm:ss";
const request = () => ({ service_request_id: 'r-1', status: 'open', service_name: 'Graffiti', service_code: '006', requested_datetime: `${told8(60_000, ISO8)}+08:00`, updated_datetime: `${told8(60_000, ISO8)}+08:00`, lat, long: lon });

function answer(incoming: IncomingMessage, response: ServerResponse): void {
  if (incoming.method === 'POST') {
    void text(incoming).then((body) => {
      told.push(body);
      response.writeHead(204).end();
    });
  } else if (incoming.url?.startsWith('/v2/')) response.end(JSON.stringify([request()]));
  else response.setHeader('content-type', 'application/xml').end(warning);
}

async function freeUdp(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

const settings = (folder: string) => ({
  feeds: [
    { kind: 'mqtt', id: 'sensors', url: broker.url, topics: [
      { topic: 'sensors/{device}/{quantity}', events: [{ kind: 'reading', time: { from: '{body.ts}', format: 'ms' }, data: { device: '{topic.device}', quantity: '{topic.quantity}', value: { from: '{body.cm}', scale: 0.01 }, unit: 'm', block } }] },
      { topic: 'events/#', cloudevents: true },
    ] },
    { kind: 'frigate', id: 'nvr', url: broker.url, cameras: { gate: { device: 'cam-gate', block } }, scenes: [{ label: 'car', zone: 'lane', scene: 'fire-lane', facts: { vehicle: 1 } }] },
    { kind: 'folder', id: 'exports', path: folder, encoding: 'gb18030', events: [
      { kind: 'case', id: '{body.编号}-{body.状态}', time: { from: '{body.时间}', format: 'yyyy-MM-dd HH:mm:ss' }, data: { case: '{body.编号}', block: '{body.块}', scene: { from: '{body.类别}', table: { 暴露垃圾: 'litter' } }, state: { from: '{body.状态}', table: { 立案: 'registered' } } } },
    ] },
    { kind: 'open311', id: 'hotline', url: `${peer.url}/v2`, private: true, every: 5, scenes: { table: { '006': 'litter' } } },
    { kind: 'cap', id: 'met', url: `${peer.url}/cap`, private: true, every: 5, effects: { 大风: { blue: { gust: 7 }, yellow: { gust: 9 }, orange: { gust: 11 }, red: { gust: 13 } } } },
    { kind: 'gb28181', id: 'gb', host: '127.0.0.1', port: sip, server: SERVER, password: PASSWORD, devices: { [DEVICE]: { device: 'cam-gb', block: other } }, scenes: [{ method: 5, scene: 'fire-lane', facts: { vehicle: 1 } }] },
    { kind: 'cloudevents', id: 'patrol', token: TOKEN },
  ],
  outbound: [{ kind: 'webhook', id: 'dispatch', url: `${peer.url}/told`, private: true, secret: SECRET }],
  video: {
    hosts: [{ host: cameras.host, user: cameras.user, password: cameras.password, private: true }],
    cameras: [{ id: 'cam-gate', zh: '东门', en: 'East gate', block, streams: [{ kind: 'flv', url: cameras.url('flv', 0) }], still: cameras.url('still', 0) }],
  },
  walls: [{ ...MAIN_WALL, layout: 'video' }],
});

beforeAll(async () => {
  told = [];
  [dir, broker, cameras, browser, sip] = await Promise.all([tempDir(), startMosquitto(), startCameras(), launchBrowser(), freeUdp()]);
  peer = await startHttpPeer(answer);
  const folder = join(dir.path, 'exports');
  await mkdir(folder);
  await writeFile(join(dir.path, 'config.json'), JSON.stringify(settings(folder)));
  server = await spawnServer(['--port', '0', '--data', dir.path, '--config', join(dir.path, 'config.json')]);
  wall = await openWall(browser, `${server.url}/display/main`);
}, LONG);
afterAll(async () => {
  await wall.close();
  await server.end();
  await Promise.all([browser.close(), broker.end(), peer.end(), cameras.end()]);
  await dir.remove();
});

const feeds = async () => feedList.parse(await (await fetch(`${server.url}/api/feeds`)).json()).feeds;
const rows = async (topic: string, table = topic) => (await topicOf(server.url, topic)).tables[table] ?? [];
const alertOf = (device: string) => expect.poll(async () => (await rows('alerts')).filter((row) => row['device'] === device).length, { timeout: LONG }).toBe(1);
const caseOf = (id: RegExp) => expect.poll(async () => (await rows('cases')).filter((row) => id.test(row.id)).length, { timeout: LONG }).toBe(1);

describe('one configuration with every kind of feed, each with a real peer', () => {
  it('has all of them connected', async () => {
    await expect.poll(async () => (await feeds()).map(({ kind, state }) => `${kind} ${state}`), { timeout: LONG })
      .toEqual(['mqtt connected', 'frigate connected', 'folder connected', 'open311 connected', 'cap connected', 'gb28181 connected', 'cloudevents connected']);
  }, LONG);

  it('takes in what each says', async () => {
    const client = await broker.client();
    await client.publishAsync('sensors/level-7/water-level', JSON.stringify({ ts: ago(0).getTime(), cm: 12 }), { qos: 1 });
    await client.publishAsync('events/east', JSON.stringify(alertEvent('bus', block)), { qos: 1 });
    await client.publishAsync('events/east', JSON.stringify(alertEvent('sign', block, { scene: 'sign-fall', severity: undefined, facts: { 'sign-loose': 1 } })), { qos: 1 });
    const after = { id: '1-a', camera: 'gate', label: 'car', top_score: 0.9, false_positive: false, start_time: ago(2_000).getTime() / 1_000, end_time: null, current_zones: ['lane'], entered_zones: ['lane'] };
    await client.publishAsync('frigate/events', JSON.stringify({ type: 'new', before: after, after }), { qos: 1 });
    await appendFile(join(dir.path, 'exports', 'cases.csv'), iconv.encode(`编号,类别,状态,时间,块\r\nC-1,暴露垃圾,立案,${told8(60_000, 'yyyy-MM-dd HH:mm:ss')},${block}\r\n`, 'gb18030'));
    await writeFile(join(dir.path, 'device.xml'), scenario(iconv.encode(alarmBody({ AlarmTime: told8(30_000, ISO8) }), 'gb18030')));
    const sipp = startPeer('/usr/bin/sipp', 'sip-tester', ['-sf', 'device.xml', `127.0.0.1:${sip}`, '-i', '127.0.0.1', '-m', '1', '-t', 'u1', '-nostdin', '-timeout', '30', '-timeout_error', '-trace_err'], dir.path);
    expect(await sipp.ended, sipp.output()).toBe(0);
    const posted = await fetch(`${server.url}/ingest/feeds/patrol`, {
      method: 'POST', headers: { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${TOKEN}` }, body: JSON.stringify(alertEvent('patrol', other, { scene: 'litter', severity: 3 })),
    });
    expect(posted.status).toBe(200);
    for (const device of ['cam-bus', 'cam-sign', 'cam-gate', 'cam-gb', 'cam-patrol']) await alertOf(device);
    await caseOf(/^C-1$/);
    await caseOf(/r-1/);
    const heard = (await rows('feeds')).map((row) => [row.id, Number(row['accepted']) > 0, row['rejected']]);
    for (const id of ['sensors', 'nvr', 'exports', 'hotline', 'gb']) expect(heard).toContainEqual([`/feeds/${id}`, true, 0]);
  }, LONG);

  it('shows it on one wall: alarms, and the picture of the one with a camera', async () => {
    const { page } = wall;
    await page.locator('[data-camera="cam-gate"][data-standing="live"]').waitFor({ timeout: LONG });
    expect(await page.locator('[data-panel="alarm-roll"] [data-row]').count()).toBe(3);
    expect(wall.outside).toEqual([]);
    expect(wall.faults).toEqual([]);
  }, LONG);

  it('lets a warning act on the rules: a loose sign is graver in the wind that it means', async () => {
    const severity = async () => (await rows('alerts')).find((row) => row['device'] === 'cam-sign')?.['severity'];
    expect(await severity()).toBe(3);
    const until = `${told8(-3_600_000, ISO8)}+08:00`;
    warning = capAlert('gale-1', { onset: `${told8(600_000, ISO8)}+08:00`, expires: until, event: '大风', headline: '大风橙色预警' });
    await expect.poll(severity, { timeout: LONG }).toBe(2);
    await expect.poll(() => wall.page.locator('[data-panel="header"]').innerText(), { timeout: LONG }).toContain('大风');
  }, LONG);

  it('tells the system beside us what becomes of the cases', async () => {
    await expect.poll(() => told.filter((body) => body.includes('"C-1"')).length, { timeout: LONG }).toBeGreaterThan(0);
    expect(told.every((body) => body.includes('tongxin.case.changed.v1'))).toBe(true);
  }, LONG);
});
