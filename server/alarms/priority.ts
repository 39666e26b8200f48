import { LIMIT_CLASSES, type LimitClass } from '#protocol/limits';

/** Priorities of severity 1, 2 and 3: 1 to 85, 86 to 170, 171 to 255. */
const BAND = 85;
/** How far two limit classes lie apart within a severity. */
const STEP = 12;

/**
 * Whether an alert of that severity asks an operator to respond. What a street finds and clears in its own hours does not, unless it is of severity
 * 1 or 2: it is an alert and a case, and no alarm (ISA-18.2, rationalization).
 */
export const asks = (severity: number, limit: LimitClass): boolean => severity < 3 || limit.startsWith('E');

/** What comes first of two alarms, 1 (first) to 255: the graver one, and of these the one that must be done sooner. */
export const priorityOf = (severity: number, limit: LimitClass): number => (severity - 1) * BAND + 1 + STEP * LIMIT_CLASSES.indexOf(limit);
