import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const places = z.record(z.string(), z.object({ inode: z.number(), offset: z.number().int().min(0) }));

/** Up to where each file was read, by its name; `inode` tells another file of the same name. */
export type Places = z.output<typeof places>;

const FILE = 'places.json';

/** What was kept in a folder; nothing where there is none, or it is broken: then files are read anew, and what is known is a repeat. */
export async function loadPlaces(dir: string): Promise<Places> {
  const text = await readFile(join(dir, FILE), 'utf8').catch(() => '{}');
  try {
    return places.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Resolves when they are on disk, whole or not at all. */
export async function savePlaces(dir: string, kept: Places): Promise<void> {
  await mkdir(dir, { recursive: true });
  const next = join(dir, `${FILE}.next`);
  const file = await open(next, 'w');
  try {
    await file.writeFile(JSON.stringify(kept));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, join(dir, FILE));
}
