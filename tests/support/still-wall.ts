import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WALLS } from '#protocol/walls';

/** The walls that ship, with a main wall on which panels take no turns, so that those of the first turn are there whenever a test looks. */
export const STILL_WALLS = WALLS.map((wall) => (wall.id === 'main' ? { ...wall, turnS: 0 } : wall));

/** Flags for a server with those walls. */
export async function stillMain(dir: string): Promise<string[]> {
  const file = join(dir, 'still.json');
  await writeFile(file, JSON.stringify({ walls: STILL_WALLS }));
  return ['--config', file];
}
