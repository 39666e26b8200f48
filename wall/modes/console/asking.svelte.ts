import type * as z from 'zod';
import { Asked } from '../../panels/asked.ts';
import { sureAnswerOf } from '../../subscribe/answer.ts';
import type { Display } from '../../subscribe/display.svelte.ts';
import { every, type Stop } from '../../subscribe/timing.ts';

/** An answer that every server has, of the world that is shown, asked for again as often as something says that it may be another. */
export const asking = <T extends z.ZodType>(display: Display, path: string, shape: T, watch: (changed: () => void) => Stop): Asked<z.output<T>> =>
  new Asked({ ask: () => sureAnswerOf(`${display.base}${path}`, shape), watch, timing: display.timing });

/** Asks again every so many ms. */
export const timed = (display: Display, ms: number) => (changed: () => void): Stop => every(display.timing, ms, changed);
