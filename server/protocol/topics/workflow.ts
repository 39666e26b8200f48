import { code, int, text, time } from '../columns.ts';
import { WHISTLE_STATES } from '../stages.ts';
import { LIGHTS } from './core.ts';

/** What an indicator is counted for; a row's id is `<dimension>/<what>`, `district/district` for the whole. */
export const DIMENSIONS = ['district', 'street', 'area', 'block', 'department', 'scene'] as const;

/** Counts of one period after domain section 3; times in seconds. */
const counted = {
  reported: int, accepted: int, registered: int, dispatched: int, closed: int, due: int, onTime: int, closedDue: int, rework: int,
  mean: int, p90: int,
} as const;

/**
 * Indicators by dimension, for the running month. `closedDue` of `due` cases are closed (结案率), `onTime` of them in time
 * (按期结案率). `…Last` and `…Year` are the same counts of the last month and of this month a year ago, each up to the same
 * moment of it; -1 where nothing was measured then.
 */
export const indicators = {
  dimension: code(...DIMENSIONS), key: text, ...counted,
  reportedLast: int, closedLast: int, dueLast: int, onTimeLast: int, closedDueLast: int, reworkLast: int,
  reportedYear: int, closedYear: int, dueYear: int, onTimeYear: int, closedDueYear: int, reworkYear: int,
} as const;

/** Discovery, command, disposal: today's findings that came so far, and the median time from the stage before, in seconds. */
export const funnel = { order: int, count: int, median: int } as const;

/** One row a department: its light and why it burns. */
export const lights = {
  light: code(...LIGHTS), reason: code('none', 'step-nearly-due', 'step-overdue', 'two-reds', 'twice-the-limit', 'whistle-unanswered'),
  since: time, case: text, open: int, yellow: int, red: int, supervised: int,
} as const;

/** 街镇吹哨、部门报到: open whistles and the last closed ones; `departments` by commas; `due` is when the report-in is. */
export const whistles = {
  street: text, theme: text, label: text, departments: text, state: code(...WHISTLE_STATES), light: code(...LIGHTS),
  raised: time, due: time, reported: time, closed: time,
} as const;
/** One row (id `all`) and one a department (`department/<name>`): times in seconds. */
export const whistleTotals = { raised: int, reported: int, closed: int, late: int, mean: int } as const;

/** Property disputes by level, from the case's scene: how many stand there, came there, were mediated, ended in an agreement, went up. */
export const disputes = { order: int, open: int, accepted: int, mediated: int, agreed: int, escalated: int } as const;
