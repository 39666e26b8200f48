import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { open as openStore, type Database } from 'lmdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Event } from '#protocol/events';
import { JournalError, type Journal } from '#server/journal/journal';
import { openJournal } from '#server/journal/lmdb-journal';
import { tempDir } from '#tests/support/spawn-server';

let dir: { path: string; remove: () => Promise<void> };
let journal: Journal;
const clock = { speed: 1, now: () => 1_000 };
const open = async () => (journal = await openJournal({ dir: dir.path, clock }));
const alert = (id: string): Event => ({ kind: 'device', id, source: '/a', time: 5, data: { device: `device-of-${id}`, kind: 'sensor', online: true } });
const state = (text: string) => new TextEncoder().encode(text);

beforeEach(async () => {
  dir = await tempDir();
  await open();
});
afterEach(async () => {
  await journal.close();
  await dir.remove();
});

/** Flips the last bit of the last byte of every place of a file that holds the text. */
async function flip(file: string, text: string): Promise<number> {
  const bytes = await readFile(file);
  let found = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
    const end = at + text.length - 1;
    bytes[end] = (bytes[end] as number) ^ 1;
    found++;
  }
  await writeFile(file, bytes);
  return found;
}

test('a flipped bit of an old record is named when it is read, never passed over', async () => {
  for (const id of ['a', 'b']) await journal.append([alert(id)]);
  await journal.append(Array.from({ length: 300 }, (_, i) => alert(`${i}`)));
  await journal.close();
  expect(await flip(join(dir.path, 'data.mdb'), 'device-of-b')).toBeGreaterThan(0);
  await open();
  const seen: number[] = [];
  await expect(journal.follow(0, (batch) => seen.push(...batch.map(({ n }) => n))).ready).rejects.toThrow('record 2 is damaged');
  expect(seen).toEqual([]);
  const whole: number[] = [];
  await journal.follow(2, (batch) => whole.push(...batch.map(({ n }) => n))).ready;
  expect(whole).toHaveLength(300);
});

test('a journal whose newest record is damaged is not opened', async () => {
  await journal.append([alert('a'), alert('b')]);
  await journal.close();
  await flip(join(dir.path, 'data.mdb'), 'device-of-b');
  await expect(open()).rejects.toThrow(JournalError);
});

type Alter = (dbs: { events: Database<Buffer, number>; chain: Database<Buffer, number>; log: Database<Buffer, number> }) => Promise<unknown>;
/** Alters the trees of the closed journal by hand, as a damaged page would. */
async function alter(by: Alter): Promise<void> {
  await journal.close();
  const env = openStore<Buffer>({ path: dir.path, noSubdir: false, encoding: 'binary' });
  await by({ events: env.openDB({ name: 'events' }), chain: env.openDB({ name: 'chain' }), log: env.openDB({ name: 'new-ids' }) });
  await env.close();
}

test.each<[string, Alter, string]>([
  ['its records', ({ events }) => events.remove(3), 'record 3 is missing: records end with 2, their chain with 3, their keys with 3'],
  ['all its records', ({ events }) => events.clearAsync(), 'record 1 is missing: records end with 0'],
  ['their chain', ({ chain }) => chain.remove(3), 'record 3 is missing: records end with 3, their chain with 2, their keys with 3'],
  ['their keys', ({ log }) => log.remove(3), 'record 3 is missing: records end with 3, their chain with 3, their keys with 2'],
])('a journal that lost the end of %s is not opened', async (_, by, said) => {
  for (const id of ['a', 'b', 'c']) await journal.append([alert(id)]);
  await alter(by);
  await expect(open()).rejects.toThrow(said);
});

test('a journal whose file lost the names of its trees is no new one', async () => {
  for (const id of ['a', 'b', 'c']) await journal.append([alert(id)]);
  await journal.close();
  const env = openStore<Buffer>({ path: dir.path, noSubdir: false, encoding: 'binary' });
  for (const name of ['events', 'chain', 'new-ids']) await env.openDB({ name }).drop();
  await env.close();
  await expect(open()).rejects.toThrow('record 1 and all after it are missing');
});

test.each<[string, Alter, string]>([
  ['keys', ({ log }) => log.put(2, Buffer.from(String(log.get(2)).replace('/ab', '/az'))), 'the keys of record 2 are damaged'],
  ['keys in one place', ({ log }) => log.remove(2), 'the keys of record 2 are missing'],
  ['links', ({ chain }) => chain.put(1, Buffer.alloc(32, 1)), 'records 1 to 1 are damaged: they are not what was chained'],
  ['records', ({ events }) => events.put(2, Buffer.from(events.get(1) ?? [])), 'record 2 is damaged'],
])('one whose last %s are others is not opened', async (_, by, said) => {
  for (const id of ['a', 'b', 'c']) await journal.append([alert(id)]);
  await alter(by);
  await expect(open()).rejects.toThrow(said);
});

test('one that cannot be opened says which record its checkpoint is of', async () => {
  await journal.append([alert('a'), alert('b'), alert('c')]);
  await journal.saveCheckpoint({ n: 2, format: 'f1', state: state('two') });
  await journal.close();
  await rm(join(dir.path, 'data.mdb'));
  await mkdir(join(dir.path, 'data.mdb'));
  await expect(open()).rejects.toThrow('its newest checkpoint is of record 2');
});

test('the newest whole checkpoint is loaded and two are kept', async () => {
  await journal.append([alert('a'), alert('b'), alert('c')]);
  expect(journal.loadCheckpoint()).toBeUndefined();
  for (const n of [1, 2, 3]) await journal.saveCheckpoint({ n, format: 'f1', state: state(`state ${n}`) });
  expect(journal.loadCheckpoint()).toEqual({ n: 3, format: 'f1', state: Buffer.from('state 3') });
  const files = (await readdir(dir.path)).filter((name) => name.startsWith('checkpoint'));
  expect(files).toHaveLength(2);
});

test('a damaged checkpoint, a torn one and one half written fall back to the one before', async () => {
  await journal.append([alert('a'), alert('b'), alert('c')]);
  const file = (n: number) => join(dir.path, `checkpoint-${String(n).padStart(16, '0')}-${crc32('f1').toString(16).padStart(8, '0')}`);
  for (const n of [1, 2]) await journal.saveCheckpoint({ n, format: 'f1', state: state(`state ${n}`) });
  await flip(file(2), 'state 2');
  expect(journal.loadCheckpoint()?.n).toBe(1);
  await writeFile(file(2), (await readFile(file(2))).subarray(0, 3));
  expect(journal.loadCheckpoint()?.n).toBe(1);
  await writeFile(`${file(3)}.part`, 'half');
  expect(journal.loadCheckpoint()?.n).toBe(1);
});

test('of several formats the one asked for is loaded, and a new one takes the place of the others', async () => {
  await journal.append([alert('a'), alert('b'), alert('c')]);
  await journal.saveCheckpoint({ n: 3, format: 'old', state: state('old') });
  expect(journal.loadCheckpoint('new')).toBeUndefined();
  await writeFile(join(dir.path, 'checkpoint-0000000000000002-00000000.part'), 'cut off');
  await journal.saveCheckpoint({ n: 2, format: 'new', state: state('new') });
  expect(journal.loadCheckpoint('new')).toMatchObject({ n: 2, format: 'new' });
  expect(journal.loadCheckpoint('old')).toBeUndefined();
  expect((await readdir(dir.path)).filter((name) => name.startsWith('checkpoint'))).toHaveLength(1);
});

test('a checkpoint ahead of the journal is not loaded', async () => {
  await journal.append([alert('a')]);
  await journal.saveCheckpoint({ n: 1, format: 'f1', state: state('one') });
  await journal.saveCheckpoint({ n: 2, format: 'f1', state: state('two') });
  expect(journal.loadCheckpoint()?.n).toBe(1);
});
