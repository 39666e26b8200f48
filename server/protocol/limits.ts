import * as z from 'zod';

/** Classes of limits; E classes run around the clock, the others in working hours. */
export const LIMIT_CLASSES = ['E1', 'E2', 'A', 'B', 'C', 'D', 'F'] as const;
export type LimitClass = (typeof LIMIT_CLASSES)[number];

const hours = z.number().positive().max(10_000);

/** Hours that each class gives a case to accept, register, dispatch, dispose, verify and close. */
export const limits = z.record(z.enum(LIMIT_CLASSES), z.tuple([hours, hours, hours, hours, hours, hours]));
export type LimitHours = z.output<typeof limits>;

/** Hours from opening to closing. */
export const wholeOf = (limit: LimitClass, table: LimitHours): number => table[limit].reduce((sum, each) => sum + each, 0);
