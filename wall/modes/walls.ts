import { walls, type Wall } from '#protocol/walls';
import * as z from 'zod';
import { sureAnswerOf } from '../subscribe/answer.ts';

const answer = z.object({ walls });

/** The walls of this centre, from its server. Rejects where it cannot be reached or does not answer as agreed. */
export async function fetchWalls(): Promise<Wall[]> {
  return (await sureAnswerOf('/api/walls', answer)).walls;
}
