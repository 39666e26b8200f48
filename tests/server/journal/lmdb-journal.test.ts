import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Event, Recorded } from '#protocol/events';
import { JournalError, type Journal } from '#server/journal/journal';
import { openJournal, type JournalOptions } from '#server/journal/lmdb-journal';
import { encodeRecord } from '#server/journal/record';
import { tempDir } from '#tests/support/spawn-server';

let dir: { path: string; remove: () => Promise<void> };
let now: number;
let journals: Journal[];
const clock = { speed: 1, now: () => now };

beforeEach(async () => {
  dir = await tempDir();
  now = 1_000;
  journals = [];
});
afterEach(async () => {
  for (const journal of journals) await journal.close();
  await dir.remove();
});

const reading = (id: string, source = '/a', value = 1): Event =>
  ({ kind: 'reading', id, source, time: 5, data: { device: 'd', quantity: 'level', value, unit: 'm' } });
async function open(options: Partial<JournalOptions> = {}): Promise<Journal> {
  const journal = await openJournal({ dir: dir.path, clock, ...options });
  journals.push(journal);
  return journal;
}
async function recordsOf(journal: Journal, after = 0): Promise<Recorded[]> {
  const records: Recorded[] = [];
  const { ready, stop } = journal.follow(after, (batch) => records.push(...batch));
  await ready;
  stop();
  return records;
}

test('records are numbered from 1 without gaps, in the order of the appends', async () => {
  const journal = await open();
  const answers = await Promise.all([journal.append([reading('a'), reading('b')]), journal.append([reading('c')])]);
  expect(answers.flat().map(({ n, event }) => [n, event.id])).toEqual([[1, 'a'], [2, 'b'], [3, 'c']]);
  expect(journal.last).toBe(3);
  expect(await journal.append([])).toEqual([]);
});

test('a restart finds every record, numbers on, and never stamps an earlier time', async () => {
  const first = await open();
  await first.append([reading('a'), reading('b')]);
  await first.close();
  now = 10; // the machine's clock was set back
  const second = await open();
  expect([second.last, second.lastAt]).toEqual([2, 1_000]);
  expect(second.horizon()).toBe(1_000);
  const [third] = await second.append([reading('c')]);
  expect(third).toMatchObject({ n: 3, at: 1_000 });
  expect((await recordsOf(second)).map(({ n, event }) => [n, event.id])).toEqual([[1, 'a'], [2, 'b'], [3, 'c']]);
});

test('after a restart every event is known that was appended, in whatever groups', async () => {
  const first = await open();
  const ids: string[] = [];
  for (const size of [1, 600, 3, 1_999, 40, 700, 1, 1_200, 90, 2_000]) {
    const events = Array.from({ length: size }, () => reading(`an id of some length, number ${ids.push('') - 1}`));
    events.forEach(({ id }) => { ids[Number(id.split(' ').at(-1))] = id; });
    const appended = first.append(events);
    // While it is being written, others pack what is theirs.
    for (let i = 0; i < 20; i++) { await turn(); encodeRecord({ n: i, at: 1, event: reading('x'.repeat(500)) }); }
    await appended;
  }
  await first.close();
  const second = await open();
  expect(ids.filter((id) => !second.has('/a', id))).toEqual([]);
  expect(second.has('/a', 'another')).toBe(false);
});

test('what followers are handed live equals what a restart reads, whatever the values', async () => {
  const values = fc.array(fc.record({ id: fc.string({ minLength: 1, unit: 'grapheme' }), value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0) }), { minLength: 1, maxLength: 20 });
  const journal = await open();
  const live: Recorded[] = [];
  journal.follow(0, (batch) => live.push(...batch));
  await fc.assert(fc.asyncProperty(values, async (list) => {
    await journal.append(list.map(({ id, value }) => reading(id, '/p', value)));
    expect(await recordsOf(journal, journal.last - list.length)).toEqual(live.slice(-list.length));
  }), { numRuns: 50 });
});

test('a follower gets every record once and in order while others append', async () => {
  const journal = await open();
  await journal.append(Array.from({ length: 2_500 }, (_, i) => reading(`old-${i}`)));
  const seen: number[] = [];
  const { ready, stop } = journal.follow(0, (batch) => seen.push(...batch.map(({ n }) => n)));
  const appends = Array.from({ length: 200 }, (_, i) => journal.append([reading(`new-${i}`)]));
  await Promise.all([ready, ...appends]);
  expect(seen).toEqual(Array.from({ length: 2_700 }, (_, i) => i + 1));
  stop();
  await journal.append([reading('after')]);
  expect(seen).toHaveLength(2_700);
});

test('a follower has a record before its append resolves', async () => {
  const journal = await open();
  const order: string[] = [];
  journal.follow(0, () => order.push('followed'));
  await journal.append([reading('a')]).then(() => order.push('resolved'));
  expect(order).toEqual(['followed', 'resolved']);
});

test('an event is known while it is still being written, and after', async () => {
  const journal = await open();
  const appended = journal.append([reading('a', '/cameras/east')]);
  expect(journal.has('/cameras/east', 'a')).toBe(true);
  expect(journal.has('/cameras/easta', '')).toBe(false);
  await appended;
  expect(journal.has('/cameras/east', 'a')).toBe(true);
  expect(journal.has('/cameras/east', 'b')).toBe(false);
});

test('flushed waits for what is being written', async () => {
  const journal = await open();
  const order: string[] = [];
  const appended = journal.append([reading('a')]).then(() => order.push('appended'));
  await Promise.all([appended, journal.flushed().then(() => order.push('flushed'))]);
  expect(order).toEqual(['appended', 'flushed']);
  await journal.flushed();
});

test('the horizon stands at the oldest event that is still being written', async () => {
  const journal = await open();
  const appended = journal.append([reading('a')]);
  now = 9_000;
  expect(journal.horizon()).toBe(1_000);
  await appended;
  expect(journal.horizon()).toBe(9_000);
});

test('appends share flushes: many single events need few groups', async () => {
  const journal = await open();
  const groups: number[] = [];
  journal.follow(0, (batch) => groups.push(batch.length));
  await Promise.all(Array.from({ length: 5_000 }, (_, i) => journal.append([reading(String(i))])));
  expect(groups).toEqual([2_000, 2_000, 1_000]);
});

test('an event whose key the store cannot hold is refused whole, with its neighbours', async () => {
  const journal = await open();
  await expect(journal.append([reading('a'), reading('x'.repeat(700))])).rejects.toThrow(/characters/);
  await journal.append([reading('a')]);
  expect(journal.last).toBe(1);
});

test('events of any names are told apart', async () => {
  const journal = await open();
  const name = fc.string({ unit: fc.constantFrom('a', ' ', '1', 'é', '中', '\u{1f600}', '\u0004', '/'), minLength: 1, maxLength: 80 });
  const appended = new Set<string>();
  await fc.assert(fc.asyncProperty(name, name, async (source, id) => {
    expect(journal.has(source, id)).toBe(appended.has(JSON.stringify([source, id])));
    await journal.append([reading(id, source)]);
    appended.add(JSON.stringify([source, id]));
    expect(journal.has(source, id)).toBe(true);
  }), { numRuns: 300 });
});

test('a full queue refuses an append with a named error and loses nothing that it took', async () => {
  const journal = await open();
  const many = (name: string, count: number) => Array.from({ length: count }, (_, i) => reading(`${name}-${i}`));
  const taken = journal.append(many('taken', 100_000));
  expect(journal.writable()).toBe(false);
  await expect(journal.append(many('late', 1))).rejects.toThrow(JournalError);
  expect(journal.has('/a', 'late-0')).toBe(false);
  expect(await taken).toHaveLength(100_000);
  expect(journal.writable()).toBe(true);
});

test('a full disk refuses appends, and the journal goes on by itself once there is room', async () => {
  let free = 100;
  const retries: (() => void)[] = [];
  const scheduler = { after: (_: number, run: () => void) => { retries.push(run); return () => {}; } };
  const journal = await open({ scheduler, space: { free: () => free, reserve: 50 } });
  await journal.append([reading('a')]);
  free = 10;
  await expect(journal.append([reading('b')])).rejects.toThrow(/disk is full/);
  expect([journal.writable(), journal.last, journal.has('/a', 'a')]).toEqual([false, 1, true]);
  await expect(journal.append([reading('b')])).rejects.toThrow(JournalError);
  retries.shift()?.();
  await expect.poll(() => retries.length).toBe(1);
  expect(journal.writable()).toBe(false);
  free = 100;
  retries.shift()?.();
  await expect.poll(() => journal.writable()).toBe(true);
  expect((await journal.append([reading('b')]))[0]?.n).toBe(2);
  expect((await recordsOf(journal)).map(({ event }) => event.id)).toEqual(['a', 'b']);
});

test('a closed journal refuses appends', async () => {
  const journal = await open();
  const appended = journal.append([reading('a')]);
  await journal.close();
  expect(await appended).toHaveLength(1);
  await expect(journal.append([reading('b')])).rejects.toThrow(JournalError);
  expect(journal.writable()).toBe(false);
});
