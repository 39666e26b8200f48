import * as z from 'zod';

const ms = z.number().min(0);
const count = z.number().int().min(0);

/** What is counted of cases: found, closed, of these in time, and how many ran out of time. */
export const COUNTED = ['found', 'closed', 'onTime', 'overdue'] as const;
export type Counted = (typeof COUNTED)[number];
const counts = z.object({ found: count, closed: count, onTime: count, overdue: count });
export type Counts = z.output<typeof counts>;

/** The running day, the one before it, and the one a week before it, which is of the same weekday. */
export const DAYS = ['today', 'yesterday', 'week'] as const;
export type DayName = (typeof DAYS)[number];
const ofDays = <T extends z.ZodType>(shape: T) => z.object({ today: shape, yesterday: shape, week: shape });

/** A day is counted in pieces of so long, ms, from its midnight on. */
export const QUARTER = 900_000;

/**
 * `GET /api/changes`: what happened from midnight (`since`) until the last full quarter hour (`until`), at the fold's time `at`, beside
 * the same hours of the days in `known`, which are those that were counted from their first moment on; `heard` is when any source last
 * spoke. All ms. `rows` are by scene and street, '' where either is not known; `curves` by quarter hour, the earlier days to their end.
 */
export const changes = z.object({
  at: ms, heard: ms, since: ms, until: ms,
  known: z.object({ yesterday: z.boolean(), week: z.boolean() }),
  curves: z.object({ found: ofDays(z.array(count)), closed: ofDays(z.array(count)) }),
  rows: z.array(z.object({ scene: z.string(), street: z.string(), ...ofDays(counts).shape })),
});
export type Changes = z.output<typeof changes>;
export type ChangeRow = Changes['rows'][number];
