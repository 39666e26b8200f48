import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Milestones } from '#server/journal/milestones';
import { tempDir } from '../../support/spawn-server.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeEach(async () => { dir = await tempDir(); });
afterEach(async () => { await dir.remove(); });

const bytes = (n: number) => new Uint8Array(1_000).fill(n);

describe('milestones', () => {
  it('give back what was kept, the newest that is neither after a record nor after a moment', async () => {
    const all = new Milestones(join(dir.path, 'milestones'), 'fold-1');
    expect([all.list(), all.before(10, 10), all.since(10)]).toEqual([[], undefined, 10]);
    for (const n of [10, 20, 30]) await all.keep({ n, at: n * 100 }, bytes(n));
    expect(all.list()).toEqual([{ n: 10, at: 1_000 }, { n: 20, at: 2_000 }, { n: 30, at: 3_000 }]);
    expect(all.before(29, 9_999)).toEqual({ n: 20, at: 2_000 });
    expect(all.before(99, 1_999)).toEqual({ n: 10, at: 1_000 });
    expect(all.before(9, 9_999)).toBeUndefined();
    expect(all.since(25)).toBe(5);
    expect(new Uint8Array(await all.load({ n: 20, at: 2_000 }))).toEqual(bytes(20));
  });

  it('of another format are not seen, nor is what a write left that was cut off', async () => {
    const path = join(dir.path, 'milestones');
    await new Milestones(path, 'fold-1').keep({ n: 10, at: 1_000 }, bytes(1));
    await writeFile(join(path, 'milestone-0000000000000020-0000000000002000-00000000.gz.part'), 'half');
    expect(new Milestones(path, 'fold-2').list()).toEqual([]);
    expect(new Milestones(path, 'fold-1').list()).toEqual([{ n: 10, at: 1_000 }]);
  });

  it('are thinned where they lie closest, so that those that stay reach over the whole journal', async () => {
    const path = join(dir.path, 'milestones');
    const all = new Milestones(path, 'fold-1');
    for (let i = 1; i <= 140; i++) await all.keep({ n: i * 10, at: i * 10 }, bytes(0));
    const kept = all.list().map(({ n }) => n);
    expect(await readdir(path)).toHaveLength(128);
    expect([kept[0], kept.at(-1)]).toEqual([10, 1_400]);
    expect(Math.max(...kept.slice(1).map((n, i) => n - (kept[i] ?? 0)))).toBeLessThanOrEqual(30);
  });
});
