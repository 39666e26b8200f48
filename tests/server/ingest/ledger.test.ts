import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Ledger } from '#server/ingest/ledger';
import { tempDir } from '#tests/support/spawn-server';

let dir: { path: string; remove: () => Promise<void> };
beforeEach(async () => { dir = await tempDir(); });
afterEach(async () => { await dir.remove(); });

const add = (ledger: Ledger, i: number) => { ledger.add({ at: i, source: '/a', code: 'invalid-event', detail: `fault ${i}` }, { i }); };
const times = (ledger: Ledger, limit?: number) => ledger.list(limit).map(({ at }) => at);

test('the newest rejects come first, written or not', async () => {
  const ledger = new Ledger(dir.path);
  for (let i = 1; i <= 3; i++) add(ledger, i);
  expect(times(ledger)).toEqual([3, 2, 1]);
  expect(times(ledger, 2)).toEqual([3, 2]);
  expect(ledger.list(1)).toEqual([{ at: 3, source: '/a', code: 'invalid-event', detail: 'fault 3', raw: '{"i":3}', count: 1 }]);
  await ledger.close();
});

test('a restart keeps the rejects and goes on from them', async () => {
  const first = new Ledger(dir.path);
  for (let i = 1; i <= 3; i++) add(first, i);
  await first.close();
  const second = new Ledger(dir.path);
  expect(times(second)).toEqual([3, 2, 1]);
  add(second, 4);
  expect(times(second)).toEqual([4, 3, 2, 1]);
  await second.close();
});

test('only the newest are kept', async () => {
  const first = new Ledger(dir.path, 10);
  for (let i = 1; i <= 25; i++) add(first, i);
  expect(times(first, 100)).toEqual(Array.from({ length: 10 }, (_, i) => 25 - i));
  await first.close();
  const second = new Ledger(dir.path, 10);
  for (let i = 26; i <= 28; i++) add(second, i);
  await second.close();
  const third = new Ledger(dir.path, 10);
  expect(times(third, 100)).toEqual(Array.from({ length: 10 }, (_, i) => 28 - i));
  await third.close();
});

test('of what came the first 2 KiB are kept, whatever it was', async () => {
  const ledger = new Ledger(dir.path);
  for (const raw of [undefined, 'x'.repeat(9_000), Buffer.from([0xff, 0x41])]) ledger.add({ at: 1, source: '/a', code: 'invalid-json', detail: '' }, raw);
  await ledger.close();
  const again = new Ledger(dir.path);
  expect(again.list().map(({ raw }) => [raw.length, raw.slice(0, 3)])).toEqual([[2, '\ufffdA'], [2_048, '"xx'], [4, 'nul']]);
  await again.close();
});

test('a message that is repeated for ever is one reject with its count, on top, and drives no other out', async () => {
  const ledger = new Ledger(dir.path, 10);
  for (let i = 1; i <= 5; i++) add(ledger, i);
  const poison = (at: number) => { ledger.add({ at, source: '/b', code: 'invalid-json', detail: 'not JSON' }, Buffer.from('{')); };
  for (let i = 0; i < 3_000; i++) {
    poison(100 + i);
    // Some come while others are being written.
    if (i % 100 === 0) await turn();
  }
  expect(ledger.list().map(({ at, count }) => [at, count])).toEqual([[3_099, 3_000], [5, 1], [4, 1], [3, 1], [2, 1], [1, 1]]);
  await ledger.close();
  const again = new Ledger(dir.path, 10);
  expect(again.list().map(({ at, count }) => [at, count])).toEqual([[3_099, 3_000], [5, 1], [4, 1], [3, 1], [2, 1], [1, 1]]);
  await again.close();
});

test('whatever comes in whatever order, each is listed once, with how often it came, the last one first', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean()), { maxLength: 60 }), async (sent) => {
    const own = await tempDir();
    const ledger = new Ledger(own.path, 100);
    const wanted = new Map<number, number>();
    for (const [i, rest] of sent) {
      add(ledger, i);
      const count = (wanted.get(i) ?? 0) + 1;
      wanted.delete(i);
      wanted.set(i, count);
      if (rest) await turn();
      expect(ledger.list().map(({ at, count: times }) => [at, times])).toEqual([...wanted].reverse());
    }
    await ledger.close();
    await own.remove();
  }), { numRuns: 20 });
});
