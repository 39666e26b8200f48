import iconv from 'iconv-lite';
import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { block, openIngest, type Ingest } from '#tests/support/ingest';
import { dataOf, runFeed, type RunningFeed } from '#tests/support/feeds';
import { tempDir } from '#tests/support/spawn-server';

let ingest: Ingest;
let dir: Awaited<ReturnType<typeof tempDir>>;
let inbox: string;
let feed: RunningFeed;
beforeEach(async () => {
  ingest = await openIngest();
  dir = await tempDir();
  inbox = join(dir.path, 'inbox');
  await mkdir(inbox);
});
afterEach(async () => {
  await feed.stop();
  await ingest.close();
  await dir.remove();
});

const ROWS = { kind: 'reading', data: { device: '{body.device}', block, quantity: { from: '{body.kind}', table: { WL: 'water-level', 水位: 'water-level' } }, value: { from: '{body.value}', as: 'number' } } };
const start = async (over: object = {}) => {
  ingest.clock.time += 1;
  feed = await runFeed(ingest, { kind: 'folder', id: 'exports', path: inbox, events: [ROWS], ...over }, dir.path);
};
const put = (name: string, content: string | Uint8Array) => writeFile(join(inbox, name), content);
const devices = async () => (await dataOf(ingest, 'reading')).map(({ device, value }) => `${device} ${value}`);
const holds = async (...wanted: string[]) => {
  await vi.waitUntil(async () => (await devices()).length >= wanted.length, { timeout: 10_000, interval: 20 });
  expect(await devices()).toEqual(wanted);
};
const faults = () => ingest.ledger.list().map(({ code, detail }) => `${code} ${detail}`);

test('what lies there is read, and what comes later', async () => {
  await put('a.csv', 'device,kind,value\nd-1,WL,1\nd-2,WL,2\n');
  await put('note.txt', 'not for us');
  await start();
  await holds('d-1 1', 'd-2 2');
  await put('b.ndjson', '{"device":"d-3","kind":"WL","value":3}\r\n\n{"device":"d-4","kind":"WL","value":4}\n');
  await holds('d-1 1', 'd-2 2', 'd-3 3', 'd-4 4');
  await appendFile(join(inbox, 'a.csv'), 'd-5,WL,5\n');
  await holds('d-1 1', 'd-2 2', 'd-3 3', 'd-4 4', 'd-5 5');
  expect(feed.runner.status).toMatchObject({ state: 'connected', left: 0 });
});

test('a line that is still being written is read when it is whole, the last one when its file rests', async () => {
  await put('a.csv', 'device,kind,value\nd-1,WL,1\nd-2,W');
  await start();
  await holds('d-1 1');
  await appendFile(join(inbox, 'a.csv'), 'L,2\nd-3,WL,3');
  await holds('d-1 1', 'd-2 2', 'd-3 3');
  expect(faults()).toEqual([]);
});

test('after a stop it goes on where it was, and reads nothing twice', async () => {
  await put('a.csv', 'device,kind,value\nd-1,WL,1\n');
  await start();
  await holds('d-1 1');
  await vi.waitUntil(() => feed.runner.status.state === 'connected', 5_000);
  await feed.stop();
  await appendFile(join(inbox, 'a.csv'), 'd-2,WL,2\n');
  await start();
  await holds('d-1 1', 'd-2 2');
  expect(ingest.admission.totals.repeated).toBe(0);
});

test('where its place was lost, what it reads again is a repeat', async () => {
  await put('a.csv', 'device,kind,value\nd-1,WL,1\nd-1,WL,1\n');
  await start();
  await holds('d-1 1');
  await vi.waitUntil(() => feed.runner.status.state === 'connected', 5_000);
  await feed.stop();
  await put('../exports/kept.json', '{"a.csv":{"inode"');
  await start();
  await vi.waitUntil(() => ingest.admission.totals.repeated > 1, 5_000);
  expect(await devices()).toEqual(['d-1 1']);
});

test('another file of the same name is read from its beginning', async () => {
  await put('a.csv', 'device,kind,value\nd-1,WL,1\n');
  await start();
  await holds('d-1 1');
  await put('next', 'device,kind,value\nd-2,WL,2\nd-3,WL,3\n');
  await rename(join(inbox, 'next'), join(inbox, 'a.csv'));
  await holds('d-1 1', 'd-2 2', 'd-3 3');
});

test('quotes, delimiters and Chinese in GB18030 are read', async () => {
  await put('a.csv', iconv.encode('device;kind;value\n"d;1";水位;1\n"d\n""2""";WL;2\n', 'gb18030'));
  await start({ encoding: 'gb18030', delimiter: ';', events: [{ ...ROWS, data: { ...ROWS.data, device: { from: '{body.device}', table: { 'd;1': 'one', 'd\n"2"': 'two' } } } }] });
  await holds('one 1', 'two 2');
});

test('each bad row is refused by name, and its neighbours are read', async () => {
  await put('a.csv', Buffer.concat([
    Buffer.from('device,kind,value\nd-1,WL,1\nd-2,WL\nd-3,XX,3\nd-4,WL,four\n'), Buffer.from([0xff, 0x2c, 0x57, 0x4c, 0x2c, 0x31, 0x0a]), Buffer.from('d-5,W"L,5\nd-6,WL,6\n'),
  ]));
  await put('b.ndjson', '{"device":"d-7","kind":"WL","value":7}\n{"device"\n{"device":"d-8","kind":"WL","value":8}\n');
  await put('c.csv', 'device,device\nx,y\n');
  await start();
  await holds('d-1 1', 'd-6 6', 'd-7 7', 'd-8 8');
  await vi.waitUntil(() => faults().length >= 7, 5_000);
  expect(faults().map((fault) => fault.split(':')[0]).sort()).toEqual([
    'invalid-csv Invalid Opening Quote', 'invalid-csv a.csv', 'invalid-csv header', 'invalid-event data.quantity', 'invalid-event data.value', 'invalid-json body', 'invalid-utf8 not utf-8',
  ]);
  expect((await devices()).sort()).toEqual(['d-1 1', 'd-6 6', 'd-7 7', 'd-8 8']);
});

test('a line of 20 MB and a quote that never closes are refused once, and what follows is read', async () => {
  await put('a.ndjson', Buffer.concat([Buffer.alloc(20_000_000, 0x78), Buffer.from('\n{"device":"d-1","kind":"WL","value":1}\n')]));
  await put('b.csv', `device,kind,value\n"open,WL,0\n${'d-2,WL,2\n'.repeat(40_000)}`);
  await start();
  await vi.waitUntil(async () => new Set(await devices()).size === 2, { timeout: 20_000, interval: 100 });
  expect(faults().map((fault) => fault.split(' ')[0])).toEqual(['too-large', 'too-large']);
});

test('a folder that is not there is told, and read when it comes', async () => {
  await start({ path: join(dir.path, 'later') });
  await vi.waitUntil(() => feed.runner.status.state === 'lost', 5_000);
  expect(feed.runner.status.reason).toContain('ENOENT');
  await mkdir(join(dir.path, 'later'));
  await writeFile(join(dir.path, 'later/a.csv'), 'device,kind,value\nd-1,WL,1\n');
  await holds('d-1 1');
});
