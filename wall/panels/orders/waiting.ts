import type { Row, TopicTables } from '#protocol/topics';

export type Order = Row<TopicTables<'orders'>['orders']>;

/** Those that wait to be grabbed, the longest first; then those in work, the longest first; ended ones are left out. */
export const openOrders = (orders: readonly Order[]): Order[] =>
  orders.filter(({ state }) => state === 'posted' || state === 'grabbed')
    .sort((a, b) => Number(waits(b)) - Number(waits(a)) || since(a) - since(b) || (a.id < b.id ? -1 : 1));

export const waits = ({ state }: Pick<Order, 'state'>): boolean => state === 'posted';

/** Since when an order stands as it does, ms. */
export const since = (order: Order): number => (waits(order) ? order.posted : order.grabbed);

/** A line of the list: an order, or where those in work begin. */
export interface Line { id: string; order?: Order }

/** The open orders as lines, with a heading between those that wait and those in work. */
export function linesOf(orders: readonly Order[]): Line[] {
  const lines = orders.map((order): Line => ({ id: order.id, order }));
  const first = orders.findIndex((order) => !waits(order));
  return first < 0 ? lines : [...lines.slice(0, first), { id: 'in-work' }, ...lines.slice(first)];
}

const HOUR = 3_600_000;

/** What a whole bar stands for, in ms: an hour, or more whole hours where one waits longer. */
export const scale = (longest: number): number => Math.max(1, Math.ceil(longest / HOUR)) * HOUR;
