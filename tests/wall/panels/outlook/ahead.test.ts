import { expect, it } from 'vitest';
import { aheadOf, learnedOf } from '../../../../wall/panels/outlook/ahead.ts';

const hour = (id: string, at: number, usual: number, low = usual, high = usual) => ({ id, at, usual, low, high, judged: true });

it('the coming hours stand in order, as shares of the highest that is expected, and the fullest is named with its own figure', () => {
  expect(aheadOf([hour('1', 2_000, 30, 20, 40), hour('0', 1_000, 10, 0, 20)])).toEqual({
    hours: [hour('0', 1_000, 0.25, 0, 0.5), hour('1', 2_000, 0.75, 0.5, 1)],
    total: 40, peak: hour('1', 2_000, 30, 20, 40),
  });
});

it('where nothing is expected there is nothing to show', () => {
  expect(aheadOf([])).toBeUndefined();
  expect(aheadOf([hour('0', 1_000, 0)])).toBeUndefined();
});

it('what is not judged yet is told: the running hour, and how many of the coming ones are', () => {
  const young = [{ ...hour('0', 1_000, 10), judged: false }, hour('1', 2_000, 30)];
  expect(learnedOf(young)).toEqual({ now: false, known: 1 });
  expect(learnedOf([hour('0', 1_000, 10)])).toEqual({ now: true, known: 1 });
  expect(learnedOf([])).toEqual({ now: false, known: 0 });
});
