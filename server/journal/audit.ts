import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { open } from 'lmdb';
import * as z from 'zod';
import { ConfigError } from '../config.ts';
import { followChain, type Followed } from './chain.ts';
import { decodeRecord } from './record.ts';

export const AUDIT_USAGE = `npm run audit -- verify [--data DIR] [--noted FILE]   (follows the chain of every journal; FILE is an export that was kept elsewhere)
npm run audit -- export [--data DIR]                 (who did what, a line of JSON each, and the newest link of each journal)`;

/** Folders down from that of the data where a journal may lie. */
const DEPTH = 4;
/** Records that are read at once. */
const BATCH = 2_000;

const notedLine = z.object({ journal: z.string(), link: z.number(), hash: z.string() });

/** What there is to say, and how many things are wrong. */
export interface Audited { lines: string[]; faults: number }

/** Verifies or exports what journals hold, also of a server that runs: it only reads. Throws ConfigError. */
export function auditCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Audited {
  const { values, positionals: [what, ...more] } = read(args);
  if ((what !== 'verify' && what !== 'export') || more.length > 0) throw new ConfigError(AUDIT_USAGE);
  const data = values.data ?? env['TONGXIN_DATA'] ?? './data';
  const journals = journalsIn(data, DEPTH);
  if (journals.length === 0) throw new ConfigError(`there is no journal in ${data}`);
  const noted = values.noted === undefined ? [] : notedIn(values.noted);
  const all = journals.map((dir) => {
    const name = relative(data, dir);
    return what === 'export' ? exported(dir, name) : verified(dir, name, new Map(noted.filter(({ journal }) => journal === name).map(({ link, hash }) => [link, hash])));
  });
  return { lines: all.flatMap(({ lines }) => lines), faults: all.reduce((sum, { faults }) => sum + faults, 0) };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { data: { type: 'string' }, noted: { type: 'string' } }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new ConfigError(`${(error as Error).message}\n${AUDIT_USAGE}`);
  }
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

/** A journal as it lies there, for somebody who only reads. */
function reading<T>(dir: string, work: (parts: { last: number; records: (from: number, to: number) => { n: number; bytes: Buffer }[]; follow: (noted: ReadonlyMap<number, string>) => Followed }) => T): T {
  const env = open<Buffer>({ path: dir, noSubdir: false, encoding: 'binary', readOnly: true });
  try {
    const events = env.openDB<Buffer, number>({ name: 'events' });
    const chain = env.openDB<Buffer, number>({ name: 'chain' });
    const records = (from: number, to: number) => [...events.getRange({ start: from, end: to + 1 })].map(({ key, value }) => ({ n: key, bytes: value }));
    const [newest] = events.getKeys({ reverse: true, limit: 1 });
    const last = newest ?? 0;
    return work({ last, records, follow: (noted) => followChain(chain.getRange({ end: last + 1 }), records, last, noted) });
  } finally {
    void env.close();
  }
}

function verified(dir: string, name: string, noted: ReadonlyMap<number, string>): Audited {
  return reading(dir, ({ last, records, follow }) => {
    const damaged: number[] = [];
    for (let n = 1; n <= last; n += BATCH) {
      for (const { n: number, bytes } of records(n, Math.min(last, n + BATCH - 1))) {
        try {
          decodeRecord(number, bytes);
        } catch {
          damaged.push(number);
        }
      }
    }
    const { from, to, links, hash, breaks } = follow(noted);
    const faults = [...damaged.map((n) => `record ${n} is damaged: its checksum does not fit`), ...breaks.map((one) => `records ${one.from} to ${one.to}: ${one.why}`)];
    const whole = links === 0 ? `${last} records, no chain yet` : `records ${from} to ${to} are as they were chained, ${links} links; the newest is ${hash}`;
    return { lines: faults.length === 0 ? [`${name}: ${whole}`] : faults.map((fault) => `${name}: ${fault}`), faults: faults.length };
  });
}

function exported(dir: string, name: string): Audited {
  return reading(dir, ({ last, records, follow }) => {
    const lines: string[] = [];
    for (let n = 1; n <= last; n += BATCH) {
      for (const { n: number, bytes } of records(n, Math.min(last, n + BATCH - 1))) {
        const { at, event } = decodeRecord(number, bytes);
        if (event.kind === 'audit' || event.kind === 'operator' || event.kind === 'direct' || event.kind === 'program') lines.push(JSON.stringify({ journal: name, n: number, at: new Date(at).toISOString(), kind: event.kind, id: event.id, ...event.data }));
      }
    }
    const { to, links, hash } = follow(new Map());
    return { lines: links === 0 ? lines : [...lines, JSON.stringify({ journal: name, link: to, hash })], faults: 0 };
  });
}
