import * as z from 'zod';

/** An id as blocks, streets and the others have; it becomes part of addresses and of file names. */
export const id = z.string().max(32).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is made of lower-case letters, digits and single hyphens');

/** Names for a wall: at most so many characters in Chinese and so many letters in English. */
export const named = (zh: number, en: number) => ({ id, zh: short(zh, 'characters'), en: short(en, 'letters') });

/** A text of at most so many characters, which need not be Chinese ones. */
export const short = (most: number, what = 'characters') => z.string().min(1)
  .refine((text) => [...text].length <= most, { error: ({ input }) => `${String(input)} has ${[...String(input)].length} ${what}, a wall has room for ${most}` });
