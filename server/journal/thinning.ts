import { createHash } from 'node:crypto';
import type { Database, RootDatabase } from 'lmdb';
import * as z from 'zod';
import type { Event, Recorded } from '#protocol/events';
import type { Chain } from './chain.ts';
import type { Ids } from './ids.ts';
import type { Thinned } from './journal.ts';
import { decodeRecord, eventKey } from './record.ts';

/** Records that are gone through in one transaction, about: short enough that what is written meanwhile does not wait. */
const PIECE = 2_000;
/** Records that are looked at in one turn. */
const LOOK = 1_000;
const THINNED = 'thinned';
/** What is done, as the audit has it. */
export const THIN = 'thin';

const thinned = z.object({ n: z.number(), kept: z.number(), dropped: z.number(), seal: z.string() });
const WHOLE: Thinned = { n: 0, kept: 0, dropped: 0, seal: '' };

/** The trees of a store that thinning is about. `begins` hears what is about to be so, `written` resolves once a transaction is on disk. */
export interface Thinnable {
  env: RootDatabase<Buffer>;
  events: Database<Buffer, number>;
  meta: Database<Buffer, string>;
  chain: Chain;
  ids: Ids;
  begins: (next: Thinned) => void;
  written: (transaction: Promise<boolean>) => Promise<void>;
}

/** How far a journal was thinned so far. */
export function thinnedIn(meta: Database<Buffer, string>): Thinned {
  const found = meta.get(THINNED);
  return found ? thinned.parse(JSON.parse(found.toString())) : WHOLE;
}

/** The seal over one more record that was kept. */
export const sealOf = (before: string, n: number, bytes: Uint8Array): string => createHash('sha256').update(`${before} ${n} `).update(bytes).digest('hex');

/** What is written down of it in the journal, where the chain covers the seal. */
export const wordOf = ({ n, kept, dropped, seal }: Thinned): string => `to ${n}: ${kept} kept, ${dropped} dropped, seal ${seal}`;
const WORD = /^to (\d+): .*seal ([\da-f]*)$/;

/** How far, and by which seal, such a word says; undefined where it is none. */
export function sealIn(word: string): [n: number, seal: string] | undefined {
  const [, n, seal] = WORD.exec(word) ?? [];
  return n === undefined || seal === undefined ? undefined : [Number(n), seal];
}

/**
 * Drops what only told how things were just then, of the records up to `to`, as far as whole groups of the chain go: readings, alerts, weather, and of what a device
 * said of itself all but the last word. What was done, reported and entered stays for good. Each piece is one transaction, so that at every moment the journal says
 * what it lacks; `turn` lets everything else have its turn, and ends it by rejecting. Resolves with how far it came. Rejects with JournalError.
 */
export async function thin(trees: Thinnable, to: number, turn: () => Promise<unknown>): Promise<Thinned> {
  const { env, events, meta, chain, ids, begins, written } = trees;
  let now = thinnedIn(meta);
  const last = await lastWords(events, now.n, to, turn);
  for (let end = chain.boundary(now.n, PIECE, to); end !== undefined; end = chain.boundary(now.n, PIECE, to)) {
    const gone: Recorded[] = [];
    let { kept, seal } = now;
    for (const { key, value } of events.getRange({ start: now.n + 1, end: end + 1 })) {
      const record = decodeRecord(key, value);
      if (passes(record, last)) gone.push(record);
      else {
        kept += 1;
        seal = sealOf(seal, key, value);
      }
    }
    const next: Thinned = { n: end, kept, dropped: now.dropped + gone.length, seal };
    begins(next);
    await written(env.batch(() => {
      for (const { n, event } of gone) {
        void events.remove(n);
        ids.forget(eventKey(event.source, event.id));
      }
      chain.cut(next.n);
      void meta.put(THINNED, Buffer.from(JSON.stringify(next)));
    }));
    now = next;
    await turn();
  }
  return now;
}

/** Whether what an event tells passes with its day. `last` are the last words of devices, by their number. */
function passes({ n, event }: Recorded, last: ReadonlyMap<string, number>): boolean {
  switch (event.kind) {
    case 'reading': case 'alert': case 'weather': case 'duty': case 'admission': return true;
    case 'feed': return event.data.state === 'alive';
    case 'device': return last.get(deviceOf(event)) !== n;
    default: return false;
  }
}

const deviceOf = ({ source, data }: Extract<Event, { kind: 'device' }>): string => `${source} ${data.device}`;

async function lastWords(events: Database<Buffer, number>, from: number, to: number, turn: () => Promise<unknown>): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  for (let n = from; n < to; n += LOOK) {
    for (const { key, value } of events.getRange({ start: n + 1, end: Math.min(to, n + LOOK) + 1 })) {
      const { event } = decodeRecord(key, value);
      if (event.kind === 'device') last.set(deviceOf(event), key);
    }
    await turn();
  }
  return last;
}
