import * as z from 'zod';
import { SUMMARIES, rowOf } from '#protocol/answers';
import { openWorld } from '#protocol/worlds';
import { displayRow } from '#protocol/proof';
import type { TopicShape } from '#protocol/columns';
import { caseQuery } from '#protocol/queries';
import { walls } from '#protocol/walls';

/** Answers so small that no page of ours reads them by a schema of its own. Times in ms. */

const ms = z.number().describe('ms');
const count = z.number().int().min(0);
const listed = z.object({ index: count });

export const alive = z.object({ alive: z.literal(true) });
export const ready = z.object({ ready: z.literal(true), events: count, topics: count });
export const wallList = z.object({ number: count, walls });
export const displayList = z.object({ displays: z.array(displayRow) });
export const topicList = z.object({ topics: z.array(z.object({ topic: z.string(), seq: count, seen: ms, late: ms, silent: ms })) });
export const told = z.object({ again: count });
export const signedIn = z.object({ signedIn: z.literal(true) });
export const signedOut = z.object({ signedOut: z.literal(true) });
export const changed = z.object({ changed: z.literal(true) });
export const gone = z.object({ gone: z.literal(true) });
export const closed = z.object({ closed: z.literal(true) });
export const inAs = z.object({ display: z.string() });
export const secret = z.object({ token: z.string() });
export const named = z.object({ name: z.string() });
export const worldId = openWorld.pick({ id: true });

/** What became of the events of a request; `masked` says which of them lost something personal. */
export const receipt = z.object({
  accepted: count, repeated: count,
  rejected: z.array(listed.extend({ type: z.string(), detail: z.string() })),
  masked: z.array(listed.extend({ what: z.array(z.string()) })).optional(),
});

/** The body of an `application/problem+json` answer (RFC 9457). */
export const problem = z.object({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string() });

/** A topic as `GET /api/topics/<topic>` has it: `seq` of its last frame, the time of the fold, its tables as rows. */
export const topicOf = (name: z.ZodType<string>, { tables }: TopicShape) => z.object({
  topic: name, seq: count, at: ms,
  tables: z.object(Object.fromEntries(Object.entries(tables).map(([table, columns]) => [table, z.array(rowOf(columns))]))),
});
export const anyTopic = z.object({ topic: z.string(), seq: count, at: ms, tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) });

export const summaryOf = z.enum(SUMMARIES);
export const limited = z.object({ limit: z.coerce.number().int().min(1).max(200).optional() });
/** A page of cases is asked for by its filters, one case by its id. */
export const casesQuery = caseQuery.extend({ id: z.string().optional() });
