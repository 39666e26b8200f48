import * as z from 'zod';
import { CASE_ORDERS, CASE_PAGE } from './answers.ts';
import { CASE_STATES } from './stages.ts';
import { LIGHTS } from './topics/core.ts';

const one = z.string().min(1).max(96);
/** Where a page goes on: the time (ms) by which the last row before it is ordered, and its id. */
const cursor = z.string().max(400).regex(/^\d{1,16}\..+$/su).transform((text) => {
  const dot = text.indexOf('.');
  return { at: Number(text.slice(0, dot)), id: text.slice(dot + 1) };
});

/**
 * The query of `GET /api/cases`: filters, each of which must hold. `department` takes in its teams; `text` is a part of the id or
 * of a name of scene, block or department, in whatever case of letters. `after` is the `next` of the page before.
 */
export const caseQuery = z.strictObject({
  status: z.enum(['open', 'ended', 'all']).default('open'),
  scene: one.optional(), street: one.optional(), area: one.optional(), block: one.optional(), department: one.optional(),
  state: z.enum(CASE_STATES).optional(), light: z.enum(LIGHTS).optional(), severity: z.coerce.number().int().min(1).max(3).optional(),
  overdue: z.enum(['true', 'false']).transform((word) => word === 'true').optional(),
  text: z.string().trim().max(96).optional(),
  order: z.enum(CASE_ORDERS).default('due'),
  after: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(CASE_PAGE).default(100),
});
export type CaseQuery = z.output<typeof caseQuery>;
