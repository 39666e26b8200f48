import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { open } from 'lmdb';
import * as z from 'zod';
import { dataOf, readWords } from '../command-line.ts';
import { ConfigError } from '../config.ts';
import { followChain, type Followed } from './chain.ts';
import type { Thinned } from './journal.ts';
import { decodeRecord } from './record.ts';
import { THIN, sealIn, sealOf, thinnedIn } from './thinning.ts';

export const AUDIT_USAGE = `npm run audit -- verify [--data DIR] [--noted FILE]   (follows the chain of every journal; FILE is an export that was kept elsewhere)
npm run audit -- export [--data DIR]                 (who did what, a line of JSON each, and the newest link of each journal)`;

/** Folders down from that of the data where a journal may lie. */
const DEPTH = 4;
const notedLine = z.object({ journal: z.string(), link: z.number(), hash: z.string() });

/** What there is to say, and how many things are wrong. */
export interface Audited { lines: string[]; faults: number }

/** Verifies or exports what journals hold, also of a server that runs: it only reads. Throws ConfigError. */
export function auditCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Audited {
  const { values, positionals: [what, ...more] } = readWords(args, { data: { type: 'string' }, noted: { type: 'string' } }, AUDIT_USAGE);
  if ((what !== 'verify' && what !== 'export') || more.length > 0) throw new ConfigError(AUDIT_USAGE);
  const data = dataOf(values.data, env);
  const journals = journalsIn(data, DEPTH);
  if (journals.length === 0) throw new ConfigError(`there is no journal in ${data}`);
  const noted = values.noted === undefined ? [] : notedIn(values.noted);
  const all = journals.map((dir) => {
    const name = relative(data, dir);
    return what === 'export' ? exported(dir, name) : verified(dir, name, new Map(noted.filter(({ journal }) => journal === name).map(({ link, hash }) => [link, hash])));
  });
  return { lines: all.flatMap(({ lines }) => lines), faults: all.reduce((sum, { faults }) => sum + faults, 0) };
}

function notedIn(file: string): z.output<typeof notedLine>[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).flatMap((line) => {
      const found = notedLine.safeParse(JSON.parse(line));
      return found.success ? [found.data] : [];
    });
  } catch (cause) {
    throw new ConfigError(`${file} cannot be read as an export`, { cause });
  }
}

function journalsIn(dir: string, depth: number): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => {
    const path = join(dir, name);
    return name === 'journal' && existsSync(join(path, 'data.mdb')) ? [path] : depth > 1 ? journalsIn(path, depth - 1) : [];
  }).sort();
}

/** A journal as it lies there, for somebody who only reads: its records one after the other, and its chain followed. */
interface Lying { last: number; thinned: Thinned; records: () => Iterable<{ key: number; value: Buffer }>; follow: (noted?: ReadonlyMap<number, string>) => Followed }

function reading<T>(dir: string, work: (lying: Lying) => T): T {
  const env = open<Buffer>({ path: dir, noSubdir: false, encoding: 'binary', readOnly: true });
  try {
    const events = env.openDB<Buffer, number>({ name: 'events' });
    const chain = env.openDB<Buffer, number>({ name: 'chain' });
    const some = (from: number, to: number) => [...events.getRange({ start: from, end: to + 1 })].map(({ key, value }) => ({ n: key, bytes: value }));
    const meta = env.openDB<Buffer, string>({ name: 'meta' });
    const [newest] = events.getKeys({ reverse: true, limit: 1 });
    const last = newest ?? 0;
    // What comes meanwhile is not looked at: it may have no link yet.
    return work({ last, thinned: thinnedIn(meta), records: () => events.getRange({ end: last + 1 }), follow: (noted) => followChain(chain.getRange({ end: last + 1 }), some, last, noted) });
  } finally {
    void env.close();
  }
}

function verified(dir: string, name: string, noted: ReadonlyMap<number, string>): Audited {
  return reading(dir, ({ last, thinned, records, follow }) => {
    const damaged: number[] = [];
    const told = new Map<number, string>();
    for (const { key, value } of records()) {
      try {
        const { event } = decodeRecord(key, value);
        const word = event.kind === 'audit' && event.data.what === THIN ? sealIn(event.data.about) : undefined;
        if (word) told.set(...word);
      } catch {
        damaged.push(key);
      }
    }
    const { from, to, links, hash, breaks } = follow(noted);
    const faults = [...damaged.map((n) => `record ${n} is damaged: its checksum does not fit`), ...breaks.map((one) => `records ${one.from} to ${one.to}: ${one.why}`), ...(thinned.n > 0 ? brokenSeals(records(), thinned, told) : [])];
    const whole = links === 0 ? `${last} records, no chain yet` : `records ${from} to ${to} are as they were chained, ${links} links; the newest is ${hash}${thinned.n > 0 ? `; of those up to ${thinned.n} the ${thinned.kept} that last are as they were sealed` : ''}`;
    return { lines: faults.length === 0 ? [`${name}: ${whole}`] : faults.map((fault) => `${name}: ${fault}`), faults: faults.length };
  });
}

/** What is wrong with the seals over what was kept of thinned records. `told` are those that were written down in the journal, where the chain covers them. */
function brokenSeals(records: Iterable<{ key: number; value: Buffer }>, thinned: Thinned, told: ReadonlyMap<number, string>): string[] {
  const ought: [number, string][] = [...told, [thinned.n, thinned.seal]];
  const found = new Map<number, string>();
  const ends = ought.map(([n]) => n).sort((a, b) => a - b);
  let seal = '';
  for (const { key, value } of records) {
    while (ends[0] !== undefined && ends[0] < key) found.set(ends.shift() as number, seal);
    if (key > thinned.n) break;
    seal = sealOf(seal, key, value);
  }
  for (const end of ends) found.set(end, seal);
  return ought.filter(([n, one]) => found.get(n) !== one).map(([n]) => `what was kept of the records up to ${n} is not what was sealed`);
}

function exported(dir: string, name: string): Audited {
  return reading(dir, ({ records, follow }) => {
    const lines: string[] = [];
    for (const { key, value } of records()) {
      const { n, at, event } = decodeRecord(key, value);
      if (event.kind === 'audit' || event.kind === 'operator' || event.kind === 'direct' || event.kind === 'program') lines.push(JSON.stringify({ journal: name, n, at: new Date(at).toISOString(), kind: event.kind, id: event.id, ...event.data }));
    }
    const { to, links, hash } = follow();
    return { lines: links === 0 ? lines : [...lines, JSON.stringify({ journal: name, link: to, hash })], faults: 0 };
  });
}
