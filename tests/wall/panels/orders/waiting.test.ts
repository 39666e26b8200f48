import { expect, it } from 'vitest';
import type { OrderState } from '#protocol/stages';
import { linesOf, openOrders, scale, since } from '../../../../wall/panels/orders/waiting.ts';

const order = (id: string, state: OrderState, posted: number, grabbed = 0) => ({ id, trade: 'lift', place: '', block: 'b-1', state, posted, grabbed, done: 0 });
const list = [order('a', 'grabbed', 1, 9), order('b', 'posted', 5), order('c', 'done', 0, 1), order('d', 'posted', 2), order('e', 'cancelled', 0), order('f', 'grabbed', 3, 4)];

it('what waits longest comes first, then what is worked on longest; what ended is left out', () => {
  expect(openOrders(list).map((each) => [each.id, since(each)])).toEqual([['d', 2], ['b', 5], ['f', 4], ['a', 9]]);
});

it('a heading stands where those in work begin, and only there', () => {
  expect(linesOf(openOrders(list)).map(({ id }) => id)).toEqual(['d', 'b', 'in-work', 'f', 'a']);
  expect(linesOf(openOrders([order('b', 'posted', 5)])).map(({ id }) => id)).toEqual(['b']);
  expect(linesOf([])).toEqual([]);
});

it('a whole bar is an hour, or as many as the longest wait needs', () => {
  expect([0, 3_600_000, 3_600_001].map(scale)).toEqual([3_600_000, 3_600_000, 7_200_000]);
});
