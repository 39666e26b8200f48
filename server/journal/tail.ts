import type { Database } from 'lmdb';
import { lastLinks, linkOf } from './chain.ts';
import { JournalError } from './journal.ts';
import { decodeRecord } from './record.ts';

/** So many records at least are looked at: more than lie on one page together with the newest one. */
const RECORDS = 256;

/** A tree's end, in numbers: more than hang on the branch that its newest leaf hangs on; and how far apart it is looked into before that. */
const WALKED = 20_000;
const STRIDE = 4_096;

/** The trees that each write ends with the same number. */
export interface Trees { events: Database<Buffer, number>; chain: Database<Buffer, number>; log: Database<Buffer, number> }

/**
 * Looks at what the last writes put down, where a cut of power or a bad disk shows first. LMDB's pages have no checksum, and a tree of which a page is damaged may
 * just end sooner, or lead to another place than where it was written; but each write ended three trees with the same number. An older journal lacks
 * the chain, or the keys. Gives the number of the newest record, 0 where there is none. Throws JournalError naming the record.
 */
export function checkTail({ events, chain, log }: Trees): number {
  const records = endOf(events) ?? 0;
  const [links, keys] = [endOf(chain) ?? records, endOf(log) ?? records];
  if (links !== records || keys !== records) throw new JournalError(`record ${Math.min(records, links, keys) + 1} is missing: records end with ${records}, their chain with ${links}, their keys with ${keys}`);
  let before: { n: number; hash: Buffer } | undefined;
  for (const link of lastLinks(chain, RECORDS)) {
    if (before) checkGroup([...events.getRange({ start: before.n + 1, end: link.n + 1 })], before, link);
    before = link;
  }
  return records;
}

/**
 * The last number of a tree; undefined where it is empty. A damaged branch hides what hangs on it from one side only, or from whoever looks for a number: so the end
 * is walked both ways, and what lies before it is looked into here and there.
 */
function endOf(tree: Database<Buffer, number>): number | undefined {
  const back = [...tree.getKeys({ reverse: true, limit: WALKED })].reverse();
  const [first, last] = [back[0], back.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const forth = [...tree.getKeys(back.length < WALKED ? {} : { start: first })];
  const lost = (n: number): JournalError => new JournalError(`record ${n} is not found where it was written`);
  if (forth.length !== back.length) throw lost(forth.length < back.length ? back[forth.length] ?? last : first);
  back.forEach((n, i) => { if (forth[i] !== n) throw lost(n); });
  if (!tree.doesExist(last)) throw lost(last);
  for (let n = STRIDE; n < first; n += STRIDE) {
    const [next = 0] = tree.getKeys({ start: n, limit: 1 });
    if (next < n || next > first) throw lost(n);
  }
  return last;
}

function checkGroup(group: readonly { key: number; value: Buffer }[], before: { n: number; hash: Buffer }, { n, hash }: { n: number; hash: Buffer }): void {
  for (const { key, value } of group) decodeRecord(key, value);
  if (!linkOf(before.hash, group.map(({ value }) => value)).equals(hash)) throw new JournalError(`records ${before.n + 1} to ${n} are damaged: they are not what was chained`);
}
