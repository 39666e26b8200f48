import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { open } from 'lmdb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditCommand } from '#server/journal/audit';
import { followChain, linkOf } from '#server/journal/chain';
import { decodeRecord, encodeRecord } from '#server/journal/record';
import { makeAccounts, post, signIn } from '#tests/support/accounts';
import { operatorEvent } from '#tests/support/alerts';
import { DISTRICT } from '#tests/support/shipped';
import { tempDir } from '#tests/support/spawn-server';
import { ask } from '#tests/support/request';
import { startTestServer } from '#tests/support/start-server';

describe('a chain along records', () => {
  /** Groups of records as they lie on disk, and the links along them. */
  const chained = (groups: readonly (readonly Uint8Array[])[]) => {
    const records: { n: number; bytes: Buffer }[] = [];
    const links: { key: number; value: Buffer }[] = [{ key: 0, value: Buffer.alloc(8) }];
    let before: Buffer = Buffer.alloc(32);
    for (const group of groups) {
      const bytes = group.map((one) => Buffer.from(one));
      for (const one of bytes) records.push({ n: records.length + 1, bytes: one });
      links.push({ key: records.length, value: before = linkOf(before, bytes) });
    }
    return { records, links };
  };
  const follow = ({ records, links }: ReturnType<typeof chained>, noted?: ReadonlyMap<number, string>) =>
    followChain(links, (from, to) => records.filter(({ n }) => n >= from && n <= to), records.length, noted);
  const groups = fc.array(fc.array(fc.uint8Array({ minLength: 1, maxLength: 24 }), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });

  it('is whole as it was written', () => {
    fc.assert(fc.property(groups, (given) => {
      expect(follow(chained(given)).breaks).toEqual([]);
    }));
  });

  it('names the group in which any one byte is another', () => {
    fc.assert(fc.property(groups, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (given, which, where, by) => {
      const made = chained(given);
      const record = made.records[which % made.records.length] as { n: number; bytes: Buffer };
      const at = where % record.bytes.length;
      record.bytes[at] = (record.bytes[at] ?? 0) ^ by;
      const { breaks } = follow(made);
      expect(breaks).toHaveLength(1);
      expect(breaks[0]?.from).toBeLessThanOrEqual(record.n);
      expect(breaks[0]?.to).toBeGreaterThanOrEqual(record.n);
    }));
  });

  it('breaks where a record is dropped, comes twice, or changes places with another one', () => {
    fc.assert(fc.property(groups, fc.nat(), (given, which) => {
      const dropped = chained(given);
      const i = which % dropped.records.length;
      dropped.records.splice(i, 1);
      expect(follow(dropped).breaks.length).toBeGreaterThan(0);
      const swapped = chained(given);
      const [a, b] = [swapped.records[i], swapped.records[(i + 1) % swapped.records.length]];
      if (!a || !b || a.bytes.equals(b.bytes)) return;
      [a.bytes, b.bytes] = [b.bytes, a.bytes];
      expect(follow(swapped).breaks.length).toBeGreaterThan(0);
    }));
  });

  it('that was made anew over altered records is not the one that somebody noted', () => {
    fc.assert(fc.property(groups, fc.nat(), (given, which) => {
      const made = chained(given);
      const { to, hash } = follow(made);
      const altered = given.map((group) => group.map((one) => Uint8Array.from(one)));
      const group = altered[which % altered.length]?.[0] as Uint8Array;
      group[0] = (group[0] ?? 0) ^ 1;
      expect(follow(chained(altered)).breaks).toEqual([]);
      expect(follow(chained(altered), new Map([[to, hash]])).breaks).toMatchObject([{ why: 'the chain is not the one that was noted' }]);
      expect(follow(chained(altered.slice(0, -1)), new Map([[to, hash]])).breaks).toMatchObject([{ why: 'a link that was noted is missing' }]);
    }));
  });
});

describe('npm run audit', () => {
  let dir: Awaited<ReturnType<typeof tempDir>>;
  let journal: string;
  const run = (...args: string[]) => auditCommand([...args, '--data', dir.path], {});

  beforeEach(async () => {
    dir = await tempDir();
    journal = join(dir.path, DISTRICT.id, 'live', 'journal');
    await makeAccounts(dir.path);
    const server = await startTestServer({ data: dir.path });
    const cookie = await signIn(server.url, 'chief');
    await post(server.url, '/api/sign-in', { name: 'chief', password: 'wrong wrong wrong' });
    await post(server.url, '/ingest/cloudevents', operatorEvent('o-1', { post: 'chief post', action: 'note', subject: 'x', reason: 'seen' }), cookie, { 'content-type': 'application/cloudevents+json' });
    await post(server.url, '/api/access/accounts', { name: 'night', rights: ['watch'], password: 'correct horse battery' }, cookie);
    const { audit } = (await ask(server.url, '/api/audit', { headers: { cookie } })).json() as { audit: object[] };
    expect(audit.map((one) => ({ ...one, id: '', at: 0, about: '' }))).toEqual(['account-made', 'note', 'sign-in-failed', 'sign-in', 'start'].map((what) => ({ id: '', at: 0, about: '', who: what === 'start' ? '' : 'chief', from: what === 'start' ? '' : '127.0.0.1', what })));
    await server.end();
  });
  afterEach(() => dir.remove());

  it('exports who did what, when and from where, and says that nothing was altered', () => {
    const lines = run('export').lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ kind }) => kind === 'audit').map(({ who, from, what, about }) => [who, from, what, about])).toEqual([
      ['', '', 'start', expect.stringMatching(/^configuration [\w-]{43}$/)], ['chief', '127.0.0.1', 'sign-in', ''], ['chief', '127.0.0.1', 'sign-in-failed', ''],
      ['chief', '127.0.0.1', 'note', '/phone o-1'], ['chief', '127.0.0.1', 'account-made', 'night: watch'],
    ]);
    expect(lines.at(-1)).toMatchObject({ link: expect.any(Number) as number, hash: expect.stringMatching(/^[\da-f]{64}$/) as string });
    expect(JSON.stringify(lines)).not.toMatch(/horse|wrong|argon2/);
    expect(run('verify')).toMatchObject({ faults: 0, lines: [expect.stringContaining('are as they were chained')] });
  });

  it('finds one altered byte of the file, and names the record', async () => {
    const file = join(journal, 'data.mdb');
    const bytes = await readFile(file);
    let found = 0;
    // A page may lie there twice, of which one is no longer read.
    for (let at = bytes.indexOf('account-made'); at >= 0; at = bytes.indexOf('account-made', at + 1)) {
      bytes[at] = 'A'.charCodeAt(0);
      found += 1;
    }
    expect(found).toBeGreaterThan(0);
    await writeFile(file, bytes);
    const { lines, faults } = run('verify');
    expect(faults).toBeGreaterThan(0);
    expect(lines.join('\n')).toMatch(/record \d+ is damaged: its checksum does not fit/);
  });

  it('finds a record that somebody altered together with its checksum, and with the whole chain where an export was kept', async () => {
    const kept = join(dir.path, 'kept.ndjson');
    await writeFile(kept, run('export').lines.join('\n'));
    const env = open<Buffer>({ path: journal, noSubdir: false, encoding: 'binary' });
    const events = env.openDB<Buffer, number>({ name: 'events' });
    const chain = env.openDB<Buffer, number>({ name: 'chain' });
    const all = [...events.getRange({})].map(({ key, value }) => ({ n: key, bytes: Buffer.from(value) }));
    const guilty = all.find(({ n, bytes }) => decodeRecord(n, bytes).event.kind === 'operator') as { n: number; bytes: Buffer };
    const record = decodeRecord(guilty.n, guilty.bytes);
    Object.assign(record.event.data, { post: 'another post' });
    await events.put(guilty.n, encodeRecord(record));
    expect(run('verify').lines.join('\n')).toMatch(new RegExp(`records \\d+ to \\d+: they are not what was chained`));

    let before: Buffer = Buffer.alloc(32);
    let from = 0;
    for (const { key } of [...chain.getRange({ start: 1 })]) {
      before = linkOf(before, [...events.getRange({ start: from + 1, end: key + 1 })].map(({ value }) => Buffer.from(value)));
      await chain.put(key, before);
      from = key;
    }
    await env.close();
    expect(run('verify').faults).toBe(0);
    expect(run('verify', '--noted', kept).lines.join('\n')).toContain('the chain is not the one that was noted');
  });

  it('chains a journal that is older than chains from its next record on', async () => {
    const env = open<Buffer>({ path: journal, noSubdir: false, encoding: 'binary' });
    await env.openDB<Buffer, number>({ name: 'chain' }).clearAsync();
    await env.close();
    expect(run('verify').lines.join('\n')).toContain('no chain yet');
    await (await startTestServer({ data: dir.path })).end();
    expect(run('verify')).toMatchObject({ faults: 0, lines: [expect.stringMatching(/records [2-9]\d* to \d+ are as they were chained/)] });
  });

  it('says what it takes, and what it cannot read', () => {
    expect(() => run('look')).toThrow('npm run audit -- verify');
    expect(() => auditCommand(['verify', '--data', join(dir.path, 'nowhere')], {})).toThrow('there is no journal');
    expect(() => run('verify', '--noted', join(dir.path, 'nowhere'))).toThrow('cannot be read as an export');
  });
});
