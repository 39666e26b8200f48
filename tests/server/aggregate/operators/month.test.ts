import { expect, it } from 'vitest';
import { MEMORY } from '#server/aggregate/memory';
import { Day } from '#server/aggregate/operators/day';
import { Month } from '#server/aggregate/operators/month';
import { Table } from '#server/aggregate/table';
import { Timers } from '#server/aggregate/timers';

const ZONE = 'Asia/Shanghai';
/** Local midnight in Shanghai, in ms. */
const local = (month: number, day: number) => Date.UTC(2026, month - 1, day) - 8 * 3_600_000;

it('the month is the one of the day that runs, and begins on its first', () => {
  const timers = new Timers();
  const ends: [boolean, number][] = [];
  const day = new Day(new Table(MEMORY.day), timers, ZONE, () => { ends.push([month.begins, month.start]); });
  const month = new Month(day, ZONE);
  expect(month.start).toBe(0);
  day.begin(local(11, 29) + 5);
  expect([month.start, month.begins]).toEqual([local(11, 1), false]);
  timers.run(local(12, 2));
  expect(ends).toEqual([[false, local(11, 1)], [true, local(12, 1)], [false, local(12, 1)]]);
});
