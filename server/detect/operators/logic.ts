import type { Operator } from '../operator.ts';

/** Holds where every part does. */
export const all = (parts: readonly number[]): Operator => ({ next: (told) => parts.every((part) => told.holds(part)) });

/** Holds where any part does. */
export const any = (parts: readonly number[]): Operator => ({ next: (told) => parts.some((part) => told.holds(part)) });

/** Holds where its part does not; also where nothing was heard of that part yet. */
export const not = (part: number): Operator => ({ next: (told) => !told.holds(part) });
