import { walls, type Wall } from '#protocol/walls';
import * as z from 'zod';
import { sureAnswerOf } from '../subscribe/answer.ts';

const answer = z.object({ number: z.number(), walls });

/** The walls of this centre and the number that heartbeats give them, from its server. Rejects where it cannot be reached or does not answer as agreed. */
export const fetchWalls = (): Promise<{ number: number; walls: Wall[] }> => sureAnswerOf('/api/walls', answer);
