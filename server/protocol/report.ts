import * as z from 'zod';
import { caseFile } from './answers.ts';

const ms = z.number().min(0);

/** The query of `GET /api/report`: a case, by its id or by that of an alert about it. */
export const reportQuery = z.strictObject({ subject: z.string().min(1).max(128) });

/** What an entry of a report is: something was seen, a post did something, another system reported a step, a post directed a wall by it. */
export const ENTRIES = ['alert', 'operator', 'case', 'direct'] as const;

/** Entries of a report at the most; of more the first and the last are kept. */
export const REPORTED = 200;

/** An event of an incident as the journal has it: its number, when it happened (ms), what of it (`action`, or state), by whom, on what, and with which words. */
export const entry = z.object({ n: z.number().int(), at: ms, kind: z.enum(ENTRIES), action: z.string(), post: z.string(), subject: z.string(), note: z.string(), severity: z.number().int() });
export type ReportEntry = z.output<typeof entry>;

/**
 * `GET /api/report?subject=<id>`: the case as everybody reads it, and all that the journal holds about it from its first alert until an hour after its end; `left` counts
 * what is left out of the middle. `key` are the moments that a picture tells most of (ms): found, seen, dispatched, disposed of, closed.
 */
export const report = z.object({ at: ms, file: caseFile.omit({ at: true }), entries: z.array(entry), left: z.number().int().min(0), key: z.array(z.object({ moment: z.enum(['found', 'seen', 'dispatched', 'disposed', 'closed']), at: ms })) });
export type Report = z.output<typeof report>;
