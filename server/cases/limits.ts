import { LIMITS, type LimitClass } from '#scenes/scene';

const HOUR = 3_600_000;

/** The time a case of a limit class may take from opening to closing, in ms, counted around the clock. */
export const limitOf = (limit: LimitClass): number => Math.round(LIMITS[limit].reduce<number>((sum, hours) => sum + hours, 0) * HOUR);
