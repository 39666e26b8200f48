import { LIMIT_CLASSES, type LimitClass } from '#protocol/limits';

/** Priorities of severity 1, 2 and 3: 1 to 85, 86 to 170, 171 to 255. */
const BAND = 85;
/** How far two limit classes lie apart within a severity. */
const STEP = 12;

/** What comes first of two alarms, 1 (first) to 255: the graver one, and of these the one that must be done sooner. */
export const priorityOf = (severity: number, limit: LimitClass): number => (severity - 1) * BAND + 1 + STEP * LIMIT_CLASSES.indexOf(limit);
