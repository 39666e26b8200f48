import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '#fixtures/random';
import { journalOf } from './book.ts';

/** LMDB's page, its header, and where a meta page says its transaction (liblmdb/mdb.c, data version 2). */
const PAGE = 4_096;
const HEADER = 24;
const META_TXN = 152;

/** Where pages lie that the last transaction wrote. */
export function lastPages(bytes: Buffer): number[] {
  const number = (at: number): number => Number(bytes.readBigUInt64LE(at));
  const txn = Math.max(number(META_TXN), number(PAGE + META_TXN));
  const pages: number[] = [];
  for (let at = 2 * PAGE; at + PAGE <= bytes.length; at += PAGE) if (number(at) === at / PAGE && number(at + 8) === txn) pages.push(at);
  return pages;
}

/** What is done to a page: some bytes are others, or what was written of it stopped at a sector. */
export const DAMAGES = ['bytes', 'torn'] as const;

/** Damages one of the pages that the last transaction of a journal wrote; resolves with what was done. */
export async function damage(data: string, random: Random): Promise<string> {
  const file = join(journalOf(data), 'data.mdb');
  const bytes = await readFile(file);
  const pages = lastPages(bytes);
  const at = random.pick(pages);
  const how = random.pick(DAMAGES);
  if (how === 'torn') bytes.fill(0, at + 512 * random.int(1, 7), at + PAGE);
  else for (let i = random.int(1, 8); i > 0; i--) { const place = at + random.int(HEADER, PAGE - 1); bytes[place] = (bytes[place] ?? 0) ^ random.int(1, 255); }
  await writeFile(file, bytes);
  return `${how} of page ${at / PAGE}, one of ${pages.length}`;
}
