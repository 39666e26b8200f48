/** The states of a case, in the order of its life; after domain section 3. */
export const CASE_STATES = [
  'discovered', 'accepted', 'rejected', 'registered', 'dispatched', 'returned',
  'in-hand', 'disposed', 'verifying', 'rework', 'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Where a dispute is dealt with: 居村, 街镇, 区. */
export const DISPUTE_LEVELS = ['community', 'street', 'district'] as const;
export type DisputeLevel = (typeof DISPUTE_LEVELS)[number];

/** A whistle: raised by a street, assigned to departments, which report in, agree on a plan and close it. */
export const WHISTLE_STATES = ['raised', 'assigned', 'reported', 'planned', 'closed'] as const;
export type WhistleState = (typeof WHISTLE_STATES)[number];

export const TICKET_STATES = ['received', 'contacted', 'handled', 'closed'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

export const ORDER_STATES = ['posted', 'grabbed', 'done', 'cancelled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];
