import fc from 'fast-check';
import { open, type RootDatabase } from 'lmdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Ids } from '#server/journal/ids';
import { tempDir } from '#tests/support/spawn-server';

const GENERATION = 1_200;

let dir: { path: string; remove: () => Promise<void> };
let env: RootDatabase<Buffer>;
let last: number;

beforeEach(async () => {
  dir = await tempDir();
  env = open<Buffer>({ path: dir.path, noSubdir: false, overlappingSync: false, eventTurnBatching: false, encoding: 'binary' });
  last = 0;
});
afterEach(async () => {
  await env.close();
  await dir.remove();
});

const tree = () => env.openDB<Buffer, string>({ name: 'ids' });
const log = () => env.openDB<Buffer, number>({ name: 'new-ids' });
const reopen = () => new Ids(log(), tree(), GENERATION);
/** Writes the keys as one group; a `lost` one does not reach the disk, after which the store reads all anew. */
async function write(ids: Ids, keys: readonly string[], lost = false): Promise<Ids> {
  const step = ids.step(last + keys.length, keys);
  if (lost) return reopen();
  last += keys.length;
  await env.batch(step.write);
  env.resetReadTxn();
  step.settle();
  return ids;
}
const named = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `/a${(from + i) * 7_919 % 100_003}`);

test('every key that was written is known, and no other, whatever the sizes of the writes, their failures and the restarts', async () => {
  const steps = fc.array(fc.record({ size: fc.integer({ min: 1, max: 900 }), then: fc.constantFrom('written', 'written', 'lost', 'restart') }), { minLength: 1, maxLength: 25 });
  await fc.assert(fc.asyncProperty(steps, async (writes) => {
    await env.clearAsync();
    await Promise.all([log().clearAsync(), tree().clearAsync()]);
    env.resetReadTxn();
    last = 0;
    let ids = reopen();
    let sent = 0;
    const known: string[] = [];
    const unknown: string[] = [];
    for (const { size, then } of writes) {
      const keys = named(sent, sent += size);
      ids = await write(ids, keys, then === 'lost');
      (then === 'lost' ? unknown : known).push(...keys);
      if (then === 'restart') ids = reopen();
    }
    expect(known.filter((key) => !ids.has(key))).toEqual([]);
    expect(unknown.filter((key) => ids.has(key))).toEqual([]);
  }), { numRuns: 40 });
});

test('the keys move into the tree as new ones come, and the log is cleared behind them', async () => {
  const ids = reopen();
  for (let sent = 0; sent < 12_000; sent += 50) await write(ids, named(sent, sent + 50));
  expect(tree().getCount()).toBeGreaterThan(12_000 - 2.5 * GENERATION);
  expect(log().getCount() * 50).toBeLessThan(3.5 * GENERATION);
});

test('keys that an older journal put into the tree itself are known', async () => {
  await tree().put('/a1', Buffer.from([0, 0, 0, 0, 0, 1]));
  env.resetReadTxn();
  expect(reopen().has('/a1')).toBe(true);
});
