import * as z from 'zod';
import { CASE_STATES } from '#protocol/stages';
import { LIGHTS } from '#protocol/topics/core';
import type { Case } from '../cases/case.ts';

/** What of a case is told to other systems; times are RFC 3339, and `due` is missing where no clock runs. No text of a report is in it. */
const caseData = z.object({
  case: z.string(), scene: z.string(), block: z.string(), state: z.enum(CASE_STATES), light: z.enum(LIGHTS), severity: z.number(),
  origin: z.string(), department: z.string(), overdue: z.boolean(), supervised: z.boolean(), suspended: z.boolean(), extended: z.boolean(),
  alerts: z.number(), opened: z.iso.datetime(), since: z.iso.datetime(), due: z.iso.datetime().optional(), ended: z.iso.datetime().optional(),
});

export const TYPE = 'tongxin.case.changed.v1';

/** A change of a case as a CloudEvent in structured mode. Its `id` is the same whenever it is told again. */
export const caseEvent = z.object({
  specversion: z.literal('1.0'), id: z.string(), source: z.string(), type: z.literal(TYPE), subject: z.string(), time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'), data: caseData,
});
export type CaseEvent = z.output<typeof caseEvent>;

/** Where a change stands: at a time of the fold (ms), after a record, the how-manieth of both. A fold of the same records finds the same places. */
export type Place = readonly [now: number, n: number, k: number];

export const isAfter = (a: Place, b: Place): boolean => a[0] > b[0] || (a[0] === b[0] && (a[1] > b[1] || (a[1] === b[1] && a[2] > b[2])));

const SHOWN = ['state', 'light', 'severity', 'block', 'department', 'overdue', 'supervised', 'suspended', 'extended', 'due'] as const satisfies readonly (keyof Case)[];

/** Whether another system has something to do about a change: one more alert of the same cause is none. */
export const matters = (was: Case | undefined, is: Case): boolean => !was || SHOWN.some((name) => was[name] !== is[name]);

/** What is told of a case that changed there; `source` names this centre. */
export function tell(is: Case, place: Place, source: string): CaseEvent {
  const { id, scene, block, state, light, severity, origin, department, overdue, supervised, suspended, extended, alerts, opened, since, due, ended } = is;
  const data: z.output<typeof caseData> = {
    case: id, scene, block, state, light, severity, origin, department, overdue, supervised, suspended, extended, alerts,
    opened: iso(opened), since: iso(since), ...(due > 0 ? { due: iso(due) } : {}), ...(ended > 0 ? { ended: iso(ended) } : {}),
  };
  return { specversion: '1.0', id: `case-${place.join('-')}`, source, type: TYPE, subject: id, time: iso(place[0]), datacontenttype: 'application/json', data };
}

const iso = (at: number): string => new Date(at).toISOString();
