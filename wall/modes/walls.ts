import { walls, type Wall } from '#protocol/walls';
import * as z from 'zod';

const answer = z.object({ walls });

/** The walls of this centre, from its server. Rejects where it cannot be reached or does not answer as agreed. */
export async function fetchWalls(): Promise<Wall[]> {
  const response = await fetch('/api/walls');
  if (!response.ok) throw new Error(`/api/walls: ${response.status}`);
  return answer.parse(await response.json()).walls;
}
