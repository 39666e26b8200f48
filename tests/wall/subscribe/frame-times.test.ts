import { expect, test } from 'vitest';
import { FrameTimes } from '../../../wall/subscribe/frame-times.ts';

test('the median and the slowest hundredth are those of the last 120 frames', () => {
  const times = new FrameTimes();
  expect(times.quantile(0.5)).toBe(0);
  for (let i = 0; i < 500; i++) times.note(900);
  for (let i = 1; i <= 120; i++) times.note(i);
  expect([times.quantile(0), times.quantile(0.5), times.quantile(0.99), times.quantile(1)]).toEqual([1, 61, 119, 120]);
});
