import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';

const FILE = 'kept.json';

/** What a feed kept in its folder; `otherwise` where there is nothing, or it is broken: then it reads anew, and what is known is a repeat. */
export async function loadKept<T>(dir: string, schema: z.ZodType<T>, otherwise: T): Promise<T> {
  const text = await readFile(join(dir, FILE), 'utf8').catch(() => '');
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return otherwise;
  }
}

/** Resolves when it is on disk, whole or not at all. */
export async function saveKept(dir: string, value: object): Promise<void> {
  await mkdir(dir, { recursive: true });
  const next = join(dir, `${FILE}.next`);
  const file = await open(next, 'w');
  try {
    await file.writeFile(JSON.stringify(value));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, join(dir, FILE));
}
