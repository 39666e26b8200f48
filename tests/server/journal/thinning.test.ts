import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { open } from 'lmdb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Event, Recorded } from '#protocol/events';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import type { Done } from '#server/access/done';
import { auditCommand } from '#server/journal/audit';
import type { Journal } from '#server/journal/journal';
import { openJournal } from '#server/journal/lmdb-journal';
import { Milestones } from '#server/journal/milestones';
import { decodeRecord, encodeRecord } from '#server/journal/record';
import { Retention } from '#server/journal/retention';
import { sealOf } from '#server/journal/thinning';
import { createLog } from '#server/observe/log';
import { DAY } from '#tests/support/fold';
import { DISTRICT } from '#tests/support/shipped';
import { tempDir } from '#tests/support/spawn-server';

let dir: { path: string; remove: () => Promise<void> };
let journal: Journal;
let now: number;
const clock = { speed: 1, now: () => now };
const openIn = async (path: string) => (journal = await openJournal({ dir: join(path, 'journal'), clock }));
/** Two checkpoints of the newest record, so that all before may go. */
const check = async () => { for (const format of ['f']) for (const back of [1, 0]) await journal.saveCheckpoint({ n: journal.last - back, format, state: new Uint8Array([1]) }); };
const verify = () => auditCommand(['verify', '--data', dir.path], {});
const recordsOf = async (): Promise<Recorded[]> => {
  const records: Recorded[] = [];
  const { ready, stop } = journal.follow(0, (batch) => records.push(...batch));
  await ready;
  stop();
  return records;
};

beforeEach(async () => {
  dir = await tempDir();
  now = 1_000;
  await openIn(dir.path);
});
afterEach(async () => {
  await journal.close();
  await dir.remove();
});

const reading = (id: string): Event => ({ kind: 'reading', id, source: '/meter', time: 5, data: { device: 'd', quantity: 'level', value: 1, unit: 'm' } });
const device = (id: string, name: string): Event => ({ kind: 'device', id, source: '/meter', time: 5, data: { device: name, kind: 'sensor', online: true } });
const visit = (id: string): Event => ({ kind: 'visit', id, source: '/patrol', time: 5, data: { post: 'p', block: 'b' } });
const bodies = [(id: string) => reading(id), (id: string) => device(id, 'a'), (id: string) => device(id, 'b'), (id: string) => visit(id)];
const lasts = ({ event: { kind } }: Recorded) => kind === 'visit' || kind === 'audit';

/** Appends groups of events, each by the number of its body, a second apart. */
async function write(groups: readonly (readonly number[])[]): Promise<void> {
  let id = 0;
  for (const group of groups) {
    now += 1_000;
    await journal.append(group.map((which) => bodies[which]!(`e-${id++}`)));
  }
}

describe('a journal that is thinned', () => {
  const groups = fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 12 });

  test('keeps what lasts and the last word of each device under their numbers, knows nothing of the rest, and is whole after it', async () => {
    await fc.assert(fc.asyncProperty(groups, fc.nat(), async (given, which) => {
      await journal.close();
      await dir.remove();
      dir = await tempDir();
      now = 1_000;
      await openIn(dir.path);
      await write(given);
      const all = await recordsOf();
      await check();
      const before = 1_000 + 1_000 * (1 + which % given.length);
      const { n, kept, dropped } = await journal.thin(before);
      expect(n).toBeLessThan(journal.last);
      expect(all.find((record) => record.n === n)?.at ?? 0).toBeLessThan(before);
      const word = (name: string) => all.findLast((record) => record.at < before && record.n < journal.last && record.event.kind === 'device' && record.event.data.device === name && record.n <= n)?.n;
      const stays = all.filter((record) => record.n > n || lasts(record) || record.n === word('a') || record.n === word('b'));
      for (const again of [false, true]) {
        if (again) {
          await journal.close();
          await openIn(dir.path);
        }
        expect(await recordsOf()).toEqual(stays);
        expect(journal.thinned).toMatchObject({ n, kept, dropped });
        expect(journal.read(1, journal.last)).toEqual(stays);
        const gone = all.filter((record) => !stays.includes(record));
        expect([kept, dropped]).toEqual([stays.filter((record) => record.n <= n).length, gone.length]);
        expect(stays.every(({ event: { source, id } }) => journal.has(source, id))).toBe(true);
        expect(verify()).toMatchObject({ faults: 0 });
        for (const { n: number, at } of stays) expect(journal.numberAt(at)).toBeGreaterThanOrEqual(number);
      }
    }), { numRuns: 25 });
  });

  test('that was stopped between two pieces is whole, and comes to the same end later', async () => {
    await write(Array.from({ length: 5 }, () => Array.from({ length: 1_500 }, (_, i) => i % 4)));
    await check();
    const thinning = journal.thin(now);
    await vi.waitFor(() => { expect(journal.thinned.n).toBeGreaterThan(0); }, { interval: 1 });
    await Promise.all([journal.close(), expect(thinning).rejects.toThrow('the journal is closed')]);
    await openIn(dir.path);
    const stopped = journal.thinned.n;
    expect(stopped).toBeGreaterThan(0);
    expect(verify()).toMatchObject({ faults: 0 });
    const { n } = await journal.thin(now);
    expect(n).toBeGreaterThan(stopped);
    expect((await recordsOf()).filter((record) => record.n <= n && record.event.kind === 'reading')).toEqual([]);
    expect(verify()).toMatchObject({ faults: 0 });
  });

  test('is not thinned past the older one of its checkpoints, nor without any', async () => {
    await write([[0], [0], [0], [0]]);
    expect((await journal.thin(now)).n).toBe(0);
    for (const n of [2, 4]) await journal.saveCheckpoint({ n, format: 'f', state: new Uint8Array([1]) });
    expect((await journal.thin(now)).n).toBe(2);
  });

  test('goes on taking events meanwhile, and none of them is lost', async () => {
    await write(Array.from({ length: 5 }, () => Array.from({ length: 1_500 }, () => 0)));
    await check();
    const [thinned] = await Promise.all([journal.thin(now), ...Array.from({ length: 20 }, (_, i) => journal.append([visit(`v-${i}`)]))]);
    expect(thinned.n).toBe(6_000);
    expect((await recordsOf()).filter(lasts)).toHaveLength(20);
    expect(verify()).toMatchObject({ faults: 0 });
  });

  test('names what was altered of what it kept, also where the seal was made anew, since the chain covers what was written down of it', async () => {
    await write([[3, 0], [3], [0], [0]]);
    await check();
    const { n, seal } = await journal.thin(now);
    expect(n).toBeGreaterThan(2);
    await journal.append([{ kind: 'audit', id: 'thin', source: '/tongxin', time: now, data: { who: '', from: '', what: 'thin', about: `to ${n}: 2 kept, 2 dropped, seal ${seal}` } }]);
    expect(verify().lines).toEqual([expect.stringMatching(/of those up to \d+ the 2 that last are as they were sealed/)]);
    await journal.close();
    const env = open<Buffer>({ path: join(dir.path, 'journal'), noSubdir: false, encoding: 'binary' });
    const events = env.openDB<Buffer, number>({ name: 'events' });
    const record = decodeRecord(1, Buffer.from(events.get(1) as Buffer));
    Object.assign(record.event.data, { post: 'another' });
    await events.put(1, encodeRecord(record));
    expect(verify().lines).toEqual(Array(2).fill(expect.stringContaining(`up to ${n} is not what was sealed`)));
    const meta = env.openDB<Buffer, string>({ name: 'meta' });
    const anew = [1, 3].reduce((before, number) => sealOf(before, number, events.get(number) as Buffer), '');
    await meta.put('thinned', Buffer.from(JSON.stringify({ n, kept: 2, dropped: 2, seal: anew })));
    expect(verify().lines).toEqual([expect.stringContaining(`up to ${n} is not what was sealed`)]);
    await env.close();
    await openIn(dir.path);
  });
});

describe('retention', () => {
  const [block] = DISTRICT.blocks;
  const alert = (id: string, day: number): Event => ({ kind: 'alert', id, source: '/cameras', time: day * DAY, data: { device: `cam-${id}`, scene: 'fire-lane', block: block!.id, severity: 2, state: 'raised', origin: 'camera' } });
  const closed = (id: string, day: number): Event => ({ kind: 'case', id: `closed-${id}`, source: '/department', time: day * DAY, data: { case: `case-${id}`, scene: 'fire-lane', block: block!.id, state: 'closed', severity: 2, origin: 'department', placed: 'exact' } });
  const entry = (id: string, day: number): Event => ({ kind: 'entry', id: `entry-${id}`, source: '/office', time: day * DAY, data: { register: 'demolition', entry: id, block: block!.id, stage: 'found' } });

  const foldOf = async (): Promise<Engine> => {
    const engine = new Engine({ district: DISTRICT, scenes: SCENES });
    for (const record of await recordsOf()) engine.apply(record);
    engine.advance(now);
    return engine;
  };
  const begin = async () => {
    const milestones = new Milestones(join(dir.path, 'milestones'), 'f');
    const done: Done[] = [];
    let engine = await foldOf();
    const retention = new Retention({ journal, milestones, clock, days: 62, openSince: () => engine.openSince(), audit: (one) => { done.push(one); return Promise.resolve(); }, log: createLog('silent') });
    return { retention, milestones, done, refold: async () => (engine = await foldOf()) };
  };
  /** An alert, a reading and an entry a day; each case is closed the next day, but of these days. */
  const live = async (days: number, open: readonly number[] = []): Promise<void> => {
    for (let day = 1; day <= days; day++) {
      now = day * DAY;
      const id = `a-${day}`;
      await journal.append([alert(id, day), reading(`r-${day}`), entry(`x-${day}`, day)]);
      if (day > 1 && !open.includes(day - 1)) await journal.append([closed(`a-${day - 1}`, day)]);
    }
    now += DAY / 2;
    await check();
  };

  test('drops what passes after its days, with the milestones of that time, and writes down what it did', async () => {
    await live(100);
    const { retention, milestones, done } = await begin();
    for (const n of [10, journal.last]) await milestones.keep({ n, at: n }, new Uint8Array([1]));
    await retention.look();
    const { n, kept, dropped, seal } = journal.thinned;
    expect(journal.read(n, n + 1, 1)[0]!.at).toBe(38 * DAY);
    expect(done).toEqual([{ who: '', from: '', what: 'thin', about: `to ${n}: ${kept} kept, ${dropped} dropped, seal ${seal}` }]);
    expect(readdirSync(join(dir.path, 'milestones'))).toHaveLength(1);
    await retention.look();
    expect(done).toHaveLength(1);
    now += 2 * DAY;
    await retention.look();
    expect(done).toHaveLength(2);
  });

  test('drops nothing that a case which still goes on may have come from', async () => {
    await live(100, [50]);
    const { retention } = await begin();
    await retention.look();
    const { n } = journal.thinned;
    expect(journal.read(n, n + 1, 1)[0]!.at).toBeLessThan(19 * DAY);
    expect(n).toBeGreaterThan(0);
  });

  test('leaves a fold of what is there with all that goes on as it was, and all that was entered', async () => {
    await live(100, [90, 95]);
    const { retention, refold } = await begin();
    const whole = await refold();
    await retention.look();
    expect(journal.thinned.dropped).toBeGreaterThan(50);
    const thin = await refold();
    expect(thin.page({ order: 'due', status: 'open' } as never).cases).toEqual(whole.page({ order: 'due', status: 'open' } as never).cases);
    expect(thin.page({ order: 'due', status: 'open' } as never).total).toBe(3);
    for (const topic of ['alarms', 'register.demolition']) expect(rowsOf(thin, topic)).toEqual(rowsOf(whole, topic));
  });

  const rowsOf = (engine: Engine, topic: string) => Object.fromEntries(Object.entries(engine.topics.get(topic)!.tables).map(([name, table]) => [name, table.rows()]));
});
