import { createHash } from 'node:crypto';
import type { Database } from 'lmdb';

/** Bytes of a record's number. */
const NUMBER = 8;
/** What the chain begins with. */
const BEGINNING = Buffer.alloc(32);
/** In the place of a record's number: after which record the chain begins, where a journal is older than it or was thinned, and then what it begins with. */
const FROM = 0;

/** A link: the records after the last link's, up to `n`, in their order, hashed onto it. */
export interface Link { n: number; hash: Buffer }

/**
 * A chain of hashes along the journal, a link a group (SHA-256 of the last link and of the group's records as they lie on disk): whoever alters, drops or inserts
 * anything must make all links anew from there on, and whoever noted a later one finds that.
 */
export class Chain {
  private last: Link;

  /** `from` is the number of the journal's newest record: what came before a chain is not in it. */
  constructor(private readonly links: Database<Buffer, number>, from: number) {
    const [newest] = links.getRange({ reverse: true, limit: 1 });
    // Where it begins is written together with its first link, so the newest is one.
    this.last = newest ? { n: newest.key, hash: newest.value } : { n: from, hash: BEGINNING };
  }

  /** The link of a group, to be written with it; it holds from `settle` on. */
  step(n: number, records: readonly Buffer[]): { write: () => void; settle: () => void } {
    const { last, links } = this;
    const hash = linkOf(last.hash, records);
    return {
      write: () => {
        if (last.hash === BEGINNING) void links.put(FROM, numbered(last.n));
        void links.put(n, hash);
      },
      settle: () => { this.last = { n, hash }; },
    };
  }

  /** Where a group ends after record `n`: about `size` records on where one does, and not past `to` or at the newest one's end; undefined where none does. */
  boundary(n: number, size: number, to: number): number | undefined {
    const { links, from } = this;
    const most = Math.min(to, this.last.n - 1);
    if (n < from) {
      const end = Math.min(n + size, from, most);
      return end > n ? end : undefined;
    }
    const [near] = links.getKeys({ start: Math.min(n + size, most), end: n, reverse: true, limit: 1 });
    if (near !== undefined) return near;
    const [next] = links.getKeys({ start: n + 1, end: most + 1, limit: 1 });
    return next;
  }

  /** Lets go of the links up to the end of a group, whose hash the rest begins with; within a transaction. */
  cut(n: number): void {
    const { links } = this;
    const link = links.get(n);
    if (!link) return;
    for (const key of [...links.getKeys({ start: FROM + 1, end: n + 1 })]) void links.remove(key);
    void links.put(FROM, Buffer.concat([numbered(n), link]));
  }

  /** After which record it begins. */
  private get from(): number {
    const found = this.links.get(FROM);
    return found ? beginningOf(found).n : 0;
  }
}

/** The newest links, oldest first, which cover at least so many records where there are so many, and before them what the first of them is hashed onto. */
export function lastLinks(links: Database<Buffer, number>, records: number): Link[] {
  const found: Link[] = [];
  for (const { key, value } of links.getRange({ reverse: true })) {
    found.unshift(key === FROM ? beginningOf(value) : { n: key, hash: Buffer.from(value) });
    if (key === FROM || (found.at(-1)?.n ?? 0) - key >= records) break;
  }
  return found;
}

/** The hash of a link on top of another one's. */
export function linkOf(before: Buffer, records: readonly Buffer[]): Buffer {
  const hash = createHash('sha256').update(before);
  for (const record of records) hash.update(record);
  return hash.digest();
}

/** What is wrong with a chain: with which records, and what. */
export interface Break { from: number; to: number; why: string }
/** How far a chain was followed: from which record to which, by how many links, to which hash. */
export interface Followed { from: number; to: number; links: number; hash: string; breaks: Break[] }

/**
 * Follows a chain along the records. `noted` are links that somebody wrote down elsewhere: they have to be the same. After a break it goes on from the link as
 * it lies there, so that each is named once.
 */
export function followChain(links: Iterable<{ key: number; value: Buffer }>, records: (from: number, to: number) => { n: number; bytes: Buffer }[], last: number, noted: ReadonlyMap<number, string> = new Map()): Followed {
  let before: Buffer = BEGINNING;
  let n = 0;
  const found: Followed = { from: 1, to: 0, links: 0, hash: '', breaks: [] };
  const seen = new Set<number>();
  for (const { key, value } of links) {
    if (key === FROM) {
      ({ n, hash: before } = beginningOf(value));
      found.from = n + 1;
      continue;
    }
    const group = records(n + 1, key);
    const missing = group.length !== key - n || group.some((record, i) => record.n !== n + 1 + i);
    const is = linkOf(before, group.map(({ bytes }) => bytes));
    if (missing) found.breaks.push({ from: n + 1, to: key, why: 'records are missing' });
    else if (!is.equals(value)) found.breaks.push({ from: n + 1, to: key, why: 'they are not what was chained' });
    const ought = noted.get(key);
    if (ought !== undefined && ought !== value.toString('hex')) found.breaks.push({ from: n + 1, to: key, why: 'the chain is not the one that was noted' });
    seen.add(key);
    before = value;
    n = key;
    found.links += 1;
  }
  if (n < last && found.links > 0) found.breaks.push({ from: n + 1, to: last, why: 'no link covers them' });
  for (const key of noted.keys()) if (key >= found.from && !seen.has(key)) found.breaks.push({ from: key, to: key, why: 'a link that was noted is missing' });
  return { ...found, to: n, hash: before.toString('hex') };
}

const numbered = (n: number): Buffer => {
  const bytes = Buffer.alloc(NUMBER);
  bytes.writeBigUInt64BE(BigInt(n));
  return bytes;
};
/** After which record a chain begins, and what it begins with. */
const beginningOf = (bytes: Buffer): Link => ({ n: Number(bytes.readBigUInt64BE()), hash: bytes.length > NUMBER ? Buffer.from(bytes.subarray(NUMBER)) : BEGINNING });
