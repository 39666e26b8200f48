import * as z from 'zod';

const ms = z.number().min(0).max(8.64e15);

/** What is done with the past that is shown: comes to a moment (ms), runs at a speed, stands still or goes on. What is left out stays. */
export const playing = z.strictObject({ at: ms.optional(), speed: z.number().min(0.1).max(1_000).optional(), playing: z.boolean().optional() });
export type Playing = z.output<typeof playing>;

/** How the past that is shown stands: the journal's first and last moment, where it is, how fast it runs, and whether it does; all ms. */
export const played = z.object({ start: ms, end: ms, at: ms, speed: z.number(), playing: z.boolean(), seeking: z.boolean() });
export type Played = z.output<typeof played>;
