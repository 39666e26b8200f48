import * as z from 'zod';
import { caseRowShape } from './answers.ts';

const ms = z.number().min(0);
const count = z.number().int().min(0);

/** Cases that each list of a handover has at the most. */
export const HANDED = 50;

/** The query of `GET /api/handover`: since when, ms; of what was closed longer ago than a day nothing is known. */
export const handoverQuery = z.strictObject({ since: z.coerce.number().min(0).max(8.64e15) });
export type HandoverQuery = z.output<typeof handoverQuery>;

/**
 * What happened from `since` until `at` (ms), for whoever comes on: cases that were opened and closed, those in hand and overdue now; the
 * gravest in hand, and those that turned red or overdue meanwhile, what is due first.
 */
export const handover = z.object({ at: ms, since: ms, opened: count, closed: count, open: count, overdue: count, grave: z.array(caseRowShape), late: z.array(caseRowShape) });
export type Handover = z.output<typeof handover>;
