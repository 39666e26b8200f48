import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WALLS } from '#protocol/walls';

/** Flags for a server on whose main wall panels take no turns, so that those of the first turn are there whenever a test looks. */
export async function stillMain(dir: string): Promise<string[]> {
  const file = join(dir, 'still.json');
  await writeFile(file, JSON.stringify({ walls: WALLS.map((wall) => (wall.id === 'main' ? { ...wall, turnS: 0 } : wall)) }));
  return ['--config', file];
}
