import { code, dec, flag, int, text, time } from '../columns.ts';
import { ORDER_STATES, TICKET_STATES } from '../stages.ts';

/**
 * Tickets of the 12345 hotline by period (`today`, `month`, `all`); a share is the second of the first count of a pair, and
 * both count in the period in which it was decided: `contacted` of `contactDue` (先行联系率), `onTime` of `due` (按时办结率),
 * `solved` of `closed` (实际解决率), `satisfied` of `rated` (满意率), `repeats` of `received`.
 */
export const hotline = {
  received: int, contactDue: int, contacted: int, due: int, onTime: int, closed: int, solved: int, rated: int, satisfied: int, repeats: int,
} as const;
/** Themes of this month's tickets: how many came, and how many for a place that had the same theme within the window. */
export const hotlineThemes = { received: int, repeats: int, open: int } as const;
/** The last tickets; `place` is a compound or block, never a household. */
export const tickets = {
  theme: text, block: text, place: text, state: code(...TICKET_STATES), repeat: flag, received: time, due: time, overdue: flag,
} as const;

/** 四百 visits by block: today's, those of them that found trouble, this month's; and the last ones. A post, never a person. */
export const visits = { today: int, found: int, month: int, last: time } as const;
export const recentVisits = { post: text, block: text, scene: text, case: text, at: time } as const;

/**
 * Repair orders to grab: open ones and the last that ended, `done` being when one was done or taken back; totals (id `all`),
 * what happened `today`, and by trade (`trade/<trade>`), times in seconds: those of the last grabs, and none of today alone.
 */
export const orders = { trade: text, place: text, block: text, state: code(...ORDER_STATES), posted: time, grabbed: time, done: time } as const;
export const orderTotals = { posted: int, grabbed: int, done: int, cancelled: int, grabMean: int, grabP90: int } as const;

/** One row (id `now`). Wind in Beaufort force, rain in mm/h, temperature in °C; `warning` as the weather service words it. */
export const weather = {
  wind: int, gust: int, rain: dec(1), temperature: dec(1), warning: text, colour: code('none', 'blue', 'yellow', 'orange', 'red'), at: time,
} as const;

/** Figures that come by period (petitions, court, satisfaction): id `<series>/<period>`; `baseline` where a study gave it. */
export const points = { series: text, period: text, value: dec(2), rank: int, baseline: flag } as const;
