import { describe, expect, it } from 'vitest';
import type { OrderState } from '#protocol/stages';
import { ORDERS_SHOWN } from '#server/aggregate/topics/orders';
import { DAY, HOUR, MINUTE, MORNING, ToldFold } from '../../../support/fold.ts';

const order = (fold: ToldFold, at: number, id: string, state: OrderState, data: { trade?: string; place?: string } = {}) =>
  fold.say(at, 'order', { order: id, state, trade: 'plumbing', block: 'b-1', ...data });
const total = (fold: ToldFold, id = 'all') => fold.row('orders', 'totals', id);
const shown = (fold: ToldFold, id: string) => fold.row('orders', 'orders', id);

describe('a repair order', () => {
  it('is posted, grabbed and done, each at its time', () => {
    const fold = new ToldFold();
    order(fold, 0, 'o-1', 'posted', { place: '曹杨一村' });
    order(fold, MINUTE, 'o-1', 'grabbed', { place: 'elsewhere', trade: 'lift' });
    order(fold, 5 * MINUTE, 'o-1', 'done');
    expect(shown(fold, 'o-1')).toEqual({
      id: 'o-1', trade: 'plumbing', place: '曹杨一村', block: 'b-1', state: 'done', posted: MORNING, grabbed: MORNING + MINUTE, done: MORNING + 5 * MINUTE,
    });
    expect(total(fold)).toMatchObject({ posted: 1, grabbed: 1, done: 1, cancelled: 0 });
  });

  it('never goes back, and stays as it ended', () => {
    const fold = new ToldFold();
    order(fold, 0, 'o-1', 'grabbed');
    order(fold, 1, 'o-1', 'posted');
    expect(shown(fold, 'o-1')?.state).toBe('grabbed');
    order(fold, 2, 'o-1', 'done');
    order(fold, 3, 'o-1', 'cancelled');
    expect(total(fold)).toMatchObject({ posted: 1, grabbed: 1, done: 1, cancelled: 0 });
  });

  it('is counted by trade too, the others together where there are too many', () => {
    const fold = new ToldFold();
    order(fold, 0, 'o-1', 'posted');
    order(fold, 0, 'o-2', 'cancelled', { trade: 'lift' });
    expect([total(fold, 'trade/plumbing'), total(fold, 'trade/lift')]).toMatchObject([{ posted: 1, cancelled: 0 }, { posted: 1, cancelled: 1 }]);
    for (let i = 0; i < 100; i++) order(fold, 0, `many-${i}`, 'posted', { trade: `trade-${i}` });
    const rows = fold.rows('orders', 'totals').filter(({ id }) => id.startsWith('trade/'));
    expect(rows.reduce((sum, { posted }) => sum + posted, 0)).toBe(102);
    expect(rows.length).toBeLessThan(60);
    expect(total(fold, 'trade/other')?.posted).toBeGreaterThan(40);
  });

  it('tells how long orders waited to be grabbed: the mean and what nine in ten did not exceed, in seconds', () => {
    const fold = new ToldFold();
    for (let i = 1; i <= 10; i++) {
      order(fold, 0, `o-${i}`, 'posted');
      order(fold, i * MINUTE, `o-${i}`, 'grabbed');
    }
    expect(total(fold)).toMatchObject({ grabMean: 330, grabP90: 540 });
    order(fold, 11 * MINUTE, 'never-posted', 'grabbed', { trade: 'lift' });
    expect([total(fold)?.grabMean, total(fold, 'trade/plumbing')?.grabMean, total(fold, 'trade/lift')?.grabMean]).toEqual([330, 330, 0]);
  });

  it('leaves the view past the limit, each among those that stand alike, and is counted on', () => {
    const fold = new ToldFold();
    const { posted, ended } = ORDERS_SHOWN;
    for (let i = 0; i < posted + 10; i++) order(fold, i, `open-${i}`, 'posted');
    for (let i = 0; i < ended + 10; i++) order(fold, 1000 + i, `done-${i}`, 'done');
    expect(fold.rows('orders', 'orders')).toHaveLength(posted + ended);
    expect([shown(fold, 'open-9'), shown(fold, 'done-9')]).toEqual([undefined, undefined]);
    expect(total(fold)).toMatchObject({ posted: posted + ended + 20, done: ended + 10 });
    order(fold, 2000, 'open-9', 'grabbed');
    expect(shown(fold, 'open-9')).toMatchObject({ state: 'grabbed', posted: MORNING + 9 });
    expect(fold.rows('orders', 'orders')).toHaveLength(posted + ended + 1);
  });

  it('counts on the day on which each of its steps came, until midnight', () => {
    const fold = new ToldFold();
    const EVENING = 15 * HOUR;
    order(fold, 0, 'o-1', 'posted');
    order(fold, 0, 'o-2', 'posted');
    order(fold, MINUTE, 'o-2', 'cancelled');
    order(fold, EVENING, 'o-1', 'grabbed');
    expect(total(fold, 'today')).toMatchObject({ posted: 2, grabbed: 1, done: 0, cancelled: 1 });
    fold.pass(16 * HOUR);
    expect(total(fold, 'today')).toMatchObject({ posted: 0, grabbed: 0, done: 0, cancelled: 0 });
    order(fold, 17 * HOUR, 'o-1', 'done');
    expect(total(fold, 'today')).toMatchObject({ posted: 0, grabbed: 0, done: 1, cancelled: 0 });
  });

  it('is forgotten a week after it ended, and its counts are not', () => {
    const fold = new ToldFold();
    order(fold, 0, 'o-1', 'done');
    fold.pass(7 * DAY);
    order(fold, 7 * DAY, 'o-1', 'posted');
    expect(total(fold)).toMatchObject({ posted: 2, done: 1 });
  });
});
