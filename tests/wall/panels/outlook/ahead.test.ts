import { expect, it } from 'vitest';
import { aheadOf } from '../../../../wall/panels/outlook/ahead.ts';

const hour = (id: string, at: number, usual: number, low = usual, high = usual) => ({ id, at, usual, low, high });

it('the coming hours stand in order, as shares of the highest that is expected, and the fullest is named with its own figure', () => {
  expect(aheadOf([hour('1', 2_000, 30, 20, 40), hour('0', 1_000, 10, 0, 20)])).toEqual({
    hours: [{ id: '0', at: 1_000, usual: 0.25, low: 0, high: 0.5 }, { id: '1', at: 2_000, usual: 0.75, low: 0.5, high: 1 }],
    total: 40, peak: hour('1', 2_000, 30, 20, 40),
  });
});

it('where nothing is expected there is nothing to show', () => {
  expect(aheadOf([])).toBeUndefined();
  expect(aheadOf([hour('0', 1_000, 0)])).toBeUndefined();
});
