import { readdirSync, readFileSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Checkpoint } from './journal.ts';

const KEPT = 2;
const NAME = /^checkpoint-(\d{16})$/;
/** Checksum of all that follows, length of the format's name. */
const HEAD = 8;

const nameOf = (n: number): string => `checkpoint-${String(n).padStart(16, '0')}`;
const newestFirst = (names: readonly string[]): string[] => names.filter((name) => NAME.test(name)).sort().reverse();

/** Writes a checkpoint beside the journal, whole or not at all, then drops all but the two newest. Rejects with the file system's error. */
export async function saveCheckpoint(dir: string, { n, format, state }: Checkpoint): Promise<void> {
  const name = Buffer.from(format);
  const bytes = Buffer.alloc(HEAD + name.length + state.length);
  bytes.writeUInt32LE(name.length, 4);
  bytes.set(name, HEAD);
  bytes.set(state, HEAD + name.length);
  bytes.writeUInt32LE(crc32(bytes.subarray(4), n >>> 0), 0);

  const target = join(dir, nameOf(n));
  const file = await open(`${target}.part`, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${target}.part`, target);
  await syncDirectory(dir);
  for (const old of newestFirst(await readdir(dir)).slice(KEPT)) await rm(join(dir, old), { force: true });
}

/** The newest whole checkpoint that is not ahead of record `last`; a damaged one is passed over for the one before it. */
export function loadCheckpoint(dir: string, last: number): Checkpoint | undefined {
  for (const name of newestFirst(readdirSync(dir))) {
    const n = Number(NAME.exec(name)?.[1]);
    const found = n <= last ? decode(n, readFileSync(join(dir, name))) : undefined;
    if (found) return found;
  }
  return undefined;
}

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
