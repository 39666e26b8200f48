import { readdirSync, readFileSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Checkpoint } from './journal.ts';

const KEPT = 2;
/** Number of the record, checksum of the format's name. */
const NAME = /^checkpoint-(\d{16})-([\da-f]{8})$/;
const OURS = /^checkpoint-/;
/** Checksum of all that follows, length of the format's name. */
const HEAD = 8;

const tagOf = (format: string): string => crc32(format).toString(16).padStart(8, '0');
const nameOf = (n: number, format: string): string => `checkpoint-${String(n).padStart(16, '0')}-${tagOf(format)}`;
const newestFirst = (names: readonly string[], tag?: string): string[] =>
  names.filter((name) => tag === undefined ? NAME.test(name) : NAME.exec(name)?.[2] === tag).sort().reverse();

/**
 * Writes a checkpoint beside the journal, whole or not at all, then drops all but the two newest of its format, and what a
 * write that was cut off left. Rejects with the file system's error.
 */
export async function saveCheckpoint(dir: string, { n, format, state }: Checkpoint): Promise<void> {
  const name = Buffer.from(format);
  const bytes = Buffer.alloc(HEAD + name.length + state.length);
  bytes.writeUInt32LE(name.length, 4);
  bytes.set(name, HEAD);
  bytes.set(state, HEAD + name.length);
  bytes.writeUInt32LE(crc32(bytes.subarray(4), n >>> 0), 0);

  const target = join(dir, nameOf(n, format));
  const file = await open(`${target}.part`, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${target}.part`, target);
  await syncDirectory(dir);
  const files = await readdir(dir);
  const kept = newestFirst(files, tagOf(format)).slice(0, KEPT);
  for (const file of files) if (OURS.test(file) && !kept.includes(file)) await rm(join(dir, file), { force: true });
}

/** The newest whole checkpoint, of `format` where one is named, that is not ahead of record `last`; a damaged one is passed over for the one before it. */
export function loadCheckpoint(dir: string, last: number, format?: string): Checkpoint | undefined {
  for (const name of newestFirst(readdirSync(dir), format === undefined ? undefined : tagOf(format))) {
    const n = Number(NAME.exec(name)?.[1]);
    const found = n <= last ? decode(n, readFileSync(join(dir, name))) : undefined;
    if (found && (format === undefined || found.format === format)) return found;
  }
  return undefined;
}

/** The record of the oldest checkpoint that is kept; 0 where there is none. */
export const oldestCheckpoint = (dir: string): number => Number(NAME.exec(newestFirst(readdirSync(dir)).at(-1) ?? '')?.[1] ?? 0);

function decode(n: number, bytes: Buffer): Checkpoint | undefined {
  if (bytes.length < HEAD || bytes.readUInt32LE(0) !== crc32(bytes.subarray(4), n >>> 0)) return undefined;
  const start = HEAD + bytes.readUInt32LE(4);
  return { n, format: bytes.toString('utf8', HEAD, start), state: bytes.subarray(start) };
}

/** A rename is durable only when its directory is. */
async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
