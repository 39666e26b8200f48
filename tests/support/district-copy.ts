import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeCells } from '#fixtures/district/cells';
import { SCENES } from '#scenes/index';
import { inspect, type Reading } from '#server/district/read';
import { tempDir } from './spawn-server.ts';

/** An invented district of six blocks in a zone of its own, with drawn blocks and thresholds of its own. */
export const YUNXI = fileURLToPath(new URL('./yunxi', import.meta.url));

/** How the tests read districts: on a day that the holidays of both cover. */
export const READING: Reading = { scenes: SCENES, compose: composeCells, now: Date.parse('2026-11-24T00:00:00Z') };

/** By file: what becomes of its text, or that the file is gone. */
export type Edits = Readonly<Record<string, ((text: string) => string) | 'gone'>>;

/** A copy of a district's folder, changed, and how to remove it. */
export async function copyDistrict(from: string, edits: Edits = {}): Promise<{ path: string; remove: () => Promise<void> }> {
  const dir = await tempDir();
  await cp(from, dir.path, { recursive: true });
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(dir.path, file);
    if (edit === 'gone') await rm(path);
    else await writeFile(path, edit(await readFile(path, 'utf8').catch(() => '')));
  }
  return dir;
}

/** What is found in a changed copy, as lines without the closing one. */
export async function linesOf(from: string, edits: Edits): Promise<string[]> {
  const { path, remove } = await copyDistrict(from, edits);
  const { home, findings } = inspect(path, READING);
  await remove();
  if ((home === undefined) !== findings.faults.length > 0) throw new Error('a district is read where it has no fault, and only there');
  return findings.lines(path).slice(0, -1);
}

/** Puts one text for another, which must be there. */
export const put = (was: string, is: string) => (text: string): string => {
  if (!text.includes(was)) throw new Error(`there is no ${was}`);
  return text.replace(was, is);
};
