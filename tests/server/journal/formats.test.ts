import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Event, Recorded } from '#protocol/events';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import { auditCommand } from '#server/journal/audit';
import { openJournal } from '#server/journal/lmdb-journal';
import { tempDir } from '#tests/support/spawn-server';
import { TINY } from '#tests/support/tiny-district';

// A journal as each version before wrote it. Before its format is changed, the one of now is added: FORMAT=5-what-changed npx vitest run tests/server/journal/formats.test.ts
const FORMATS = fileURLToPath(new URL('formats', import.meta.url));

const START = Date.UTC(2026, 10, 24);
const GROUPS = 30;
/** What each of them was given, a group a minute. */
const group = (i: number, time: number): Event[] => [
  { kind: 'alert', id: `a-${i}`, source: '/cameras', time, data: { device: `cam-${i % 5}`, scene: 'fire-lane', block: 'b-1', severity: 2, state: 'raised', origin: 'camera' } },
  { kind: 'reading', id: `r-${i}`, source: '/meters', time, data: { device: 'meter-1', block: 'b-1', quantity: 'water-level', value: i / 10, unit: 'm' } },
  { kind: 'case', id: `c-${i}`, source: '/hotline', time, data: { case: `case-${i}`, scene: 'litter', block: 'b-2', state: 'discovered', severity: 3, origin: 'hotline', placed: 'exact' } },
  { kind: 'visit', id: `v-${i}`, source: '/patrol', time, data: { post: 'post-1', block: 'b-1' } },
];
const GIVEN: Recorded[] = Array.from({ length: GROUPS }, (_, i) => group(i, START + (i + 1) * 60_000 - 1_000).map((event, k) => ({ n: 4 * i + k + 1, at: START + (i + 1) * 60_000, event }))).flat();

let dir: { path: string; remove: () => Promise<void> };
let now = START;
const open = () => openJournal({ dir: join(dir.path, 'journal'), clock: { speed: 1, now: () => now } });
const lay = async (bytes: Buffer) => {
  await (await open()).close();
  writeFileSync(join(dir.path, 'journal', 'data.mdb'), bytes);
};
const folded = (records: readonly Recorded[]): Buffer => {
  const engine = new Engine({ district: TINY, scenes: SCENES });
  for (const record of records) engine.apply(record);
  return Buffer.from(engine.dump());
};

beforeEach(async () => { dir = await tempDir(); });
afterEach(() => dir.remove());

const anew = process.env['FORMAT'];
if (anew !== undefined) {
  it('is written as this version does', async () => {
    const journal = await open();
    for (let i = 0; i < GROUPS; i++) {
      now = START + (i + 1) * 60_000;
      await journal.append(group(i, now - 1_000));
    }
    await journal.close();
    writeFileSync(join(FORMATS, `${anew}.mdb.gz`), gzipSync(readFileSync(join(dir.path, 'journal', 'data.mdb')), { level: 9 }));
  });
}

describe('a journal of an earlier version', () => {
  it.each(readdirSync(FORMATS).sort())('%s is read as it was written, gone on with, and whole', async (file) => {
    await lay(gunzipSync(readFileSync(join(FORMATS, file))));
    now = START + 86_400_000;
    const more = group(GROUPS, now);
    for (const again of [false, true]) {
      const journal = await open();
      const records: Recorded[] = [];
      await journal.follow(0, (batch) => { records.push(...batch); }).ready;
      expect(records.slice(0, GIVEN.length)).toEqual(GIVEN);
      expect(records.every(({ event: { source, id } }) => journal.has(source, id))).toBe(true);
      expect(folded(records.slice(0, GIVEN.length)).equals(folded(GIVEN))).toBe(true);
      expect(journal.last).toBe(GIVEN.length + (again ? more.length : 0));
      if (!again) await journal.append(more);
      await journal.close();
      expect(auditCommand(['verify', '--data', dir.path], {})).toMatchObject({ faults: 0, lines: [expect.stringContaining('are as they were chained')] });
    }
  });

  it('is there of each', () => { expect(readdirSync(FORMATS).length).toBeGreaterThanOrEqual(4); });
});
