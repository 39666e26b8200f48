import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Folders of the repository that git does not hold, by the names in `.gitignore`. */
const ABSENT = new Set(['.git', ...readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n').map((line) => line.replace(/\/$/, ''))]);

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) yield path;
    else if (!ABSENT.has(entry.name)) yield* walk(path);
  }
}

/** Every file of the repository, by its path from the root. */
export const files: readonly string[] = [...walk('')].sort();

/** Those that are written by hand as code. */
export const sources: readonly string[] = files.filter((path) => /[.](ts|mjs|js|svelte|css)$/.test(path));

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const lines = (path: string): number => read(path).replace(/\n$/, '').split('\n').length;
