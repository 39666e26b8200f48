import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { open } from 'lmdb';
import { dataOf, readWords } from '../command-line.ts';
import { ConfigError } from '../config.ts';

export const BACKUP_USAGE = 'npm run backup -- TO [--data DIR]   (copies a folder of data into a new folder, also while its server runs)';

const STORE = 'data.mdb';
/** What a process of its own makes of a store. */
const LOCK = 'lock.mdb';
/** A file that is still being written. */
const PART = /\.part$/;

/**
 * Copies a folder of data as a server may go on from it, also while one writes there. Stores are copied as they stood at one moment each, and journals last of all: what
 * feeds and destinations remember is then never ahead of the journal, so that at worst something is read or told twice, which is noticed, and nothing is left out.
 * Resolves with what there is to say. Rejects with ConfigError.
 */
export async function backupCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const { values, positionals: [to, ...more] } = readWords(args, { data: { type: 'string' } }, BACKUP_USAGE);
  if (to === undefined || more.length > 0) throw new ConfigError(BACKUP_USAGE);
  const from = dataOf(values.data, env);
  if (!existsSync(from)) throw new ConfigError(`there is no folder ${from}`);
  if (existsSync(to)) throw new ConfigError(`${to} is there already: a backup goes into a folder of its own`);
  const all = await filesIn(from);
  const isJournal = (file: string): boolean => /(?:^|[\\/])journal[\\/]/.test(relative(from, file));
  for (const file of [...all.filter((one) => !isJournal(one)), ...all.filter(isJournal)]) await copy(file, join(to, relative(from, file)));
  return [`${all.length} files of ${from} are in ${to}; npm run audit -- verify --data ${to} looks through its journals`];
}

async function filesIn(dir: string): Promise<string[]> {
  const entries = (await readdir(dir, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const inner = await Promise.all(entries.map((entry) => (entry.isDirectory() ? filesIn(join(dir, entry.name)) : Promise.resolve(entry.isFile() && entry.name !== LOCK && !PART.test(entry.name) ? [join(dir, entry.name)] : []))));
  return inner.flat();
}

async function copy(file: string, to: string): Promise<void> {
  const folder = join(to, '..');
  await mkdir(folder, { recursive: true });
  await chmod(folder, (await stat(join(file, '..'))).mode);
  if (!file.endsWith(STORE)) {
    // Between the listing and now a checkpoint may have made room for a newer one.
    await copyFile(file, to).catch((error: unknown) => { if ((error as { code?: string }).code !== 'ENOENT') throw error; });
    return;
  }
  const store = open({ path: join(file, '..'), noSubdir: false, readOnly: true });
  try {
    await store.backup(folder, false);
  } finally {
    await store.close();
  }
}
