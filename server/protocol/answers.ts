import * as z from 'zod';
import type { Column, Columns, Row } from './columns.ts';
import { CASE_ACTIONS } from './events.ts';
import { CASE_STATES } from './stages.ts';
import { caseRow, LIGHTS } from './topics/core.ts';

/** Why a case is supervised. */
export const CAUSES = ['none', 'two-reds', 'twice-the-limit', 'ordered'] as const;
/** The steps of a case's life that have a limit of their own, in the order of scenes/scene.ts. */
export const STEPS = ['accept', 'register', 'dispatch', 'dispose', 'verify', 'close'] as const;
export type Step = (typeof STEPS)[number];

const ms = z.number().min(0);
const count = z.number().int();

/** A row of a table, from its columns. */
export const rowOf = <C extends Columns>(columns: C) =>
  z.object({ id: z.string(), ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cellOf(column)])) }) as unknown as z.ZodType<Row<C>>;

function cellOf(column: Column): z.ZodType {
  switch (column.kind) {
    case 'text': return z.string();
    case 'flag': return z.boolean();
    case 'code': return z.enum(column.values);
    case 'series': return z.array(z.number());
    default: return z.number();
  }
}

/**
 * A state that a case came to: when (ms), by which post ('' where nobody said), how much of its working time it stayed there
 * or has stayed so far, the limit of the step that it waits for then (ms; 0 where there is none), and the light that the
 * step ended with, or that burns.
 */
export const passed = z.object({ state: z.enum(CASE_STATES), at: ms, post: z.string(), took: ms, limit: ms, light: z.enum(LIGHTS) });
export type Passed = z.output<typeof passed>;

/**
 * `GET /api/cases/<id>` or `GET /api/cases?id=<id>`: the fold's time (ms), the case's row with when it ended (ms; 0 not yet), why it is supervised and
 * how many of its steps ended red, its way so far: the last time that it came to each state, in the order of time, and what the
 * workflow allows a post to do with it now.
 */
export const caseFile = z.object({
  at: ms, case: rowOf({ ...caseRow, ended: { kind: 'time' }, cause: { kind: 'code', values: CAUSES }, reds: { kind: 'int' } }), timeline: z.array(passed),
  allowed: z.array(z.enum(CASE_ACTIONS)),
});
export type CaseFile = Omit<z.output<typeof caseFile>, 'at'>;

/** What a summary may be about; `/` parts it from the id. */
export const SUMMARIES = ['street', 'area', 'block', 'scene'] as const;
export type SummaryOf = (typeof SUMMARIES)[number];

/** A case as lists have it. */
export const caseRowShape = rowOf(caseRow);

const counts = { open: count, overdue: count, opened: count };

/**
 * `GET /api/summaries/<street|area|block|scene>/<id>`: its cases in hand and overdue, those opened and closed since midnight;
 * the same by scene, most in hand first; those due first, the ones of which nothing is due last; and of the cases that were
 * closed in the last day how long each step took of its working time on the mean (ms), of how many, where it is about a scene.
 */
export const summary = z.object({
  at: ms, ...counts, closed: count,
  scenes: z.array(z.object({ scene: z.string(), ...counts })),
  steps: z.array(z.object({ step: z.enum(STEPS), cases: count, mean: ms, limit: ms })),
  cases: z.array(caseRowShape),
});
export type Summary = Omit<z.output<typeof summary>, 'at'>;

/** What a list of cases is ordered by: when they are due (none due last), or the last opened or changed first. */
export const CASE_ORDERS = ['due', 'opened', 'changed'] as const;
/** Rows of a page, at the most. */
export const CASE_PAGE = 200;

/** A page of cases at the fold's time (ms); `total` counts all that fit the filters; `next` is '' on the last page. */
export const casePage = z.object({ at: ms, total: count, next: z.string(), cases: z.array(caseRowShape) });
export type CasePage = Omit<z.output<typeof casePage>, 'at'>;
