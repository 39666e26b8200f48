import { MEMORY, type MemoryOf } from '#server/aggregate/memory';
import { Table } from '#server/aggregate/table';
import { Carry } from '#server/outlook/carry';
import { deviates, VALUES } from '#server/outlook/noise';
import { Usual } from '#server/outlook/usual';
import { HOUR, slotOf } from '#server/outlook/week';
import type { Series } from './series.ts';

/** How many hours like it must have been met before an hour is judged. */
const LIKE = 2;
const KEY = 'series';

/** What was foreseen of a value before it came, and by the baselines: the last value, and that of the same hour a week before. */
export interface Foreseen { at: number; value: number; ours: number; last: number; week: number; alarm: -1 | 0 | 1; begins: boolean; afterGap: boolean }

/** Steps through a series, foreseeing each value before it is learned; where `zeros` is set, a gap is learned as zero. */
export function* foresee({ points, step }: Series, zeros = false): Generator<Foreseen> {
  const usual = new Usual(new Table<MemoryOf<'usual'>>(MEMORY.usual), VALUES);
  const carry = new Carry(new Table<MemoryOf<'carry'>>(MEMORY.carry), VALUES, step);
  const week = new Map<number, number>();
  let [last, alarm, gap] = [NaN, 0 as -1 | 0 | 1, false];
  for (const { at, value } of points) {
    const time = new Date(at);
    const slot = slotOf((time.getUTCDay() + 6) % 7 + 1, time.getUTCHours());
    const told = value ?? (zeros ? 0 : undefined);
    if (told === undefined) gap = true;
    else {
      const expected = usual.expect(KEY, slot);
      const mean = expected?.usual ?? told;
      const was = alarm;
      if (expected && expected.like >= LIKE) alarm = deviates(was, VALUES.score(told, expected), VALUES);
      if (value !== undefined) {
        yield { at, value, ours: carry.forecasts(KEY)(at, mean), last, week: week.get(slot.week) ?? NaN, alarm, begins: alarm !== 0 && was === 0, afterGap: gap };
        week.set(slot.week, value);
        last = value;
      }
      gap = false;
      carry.learn(KEY, at, mean, told);
      usual.learn(KEY, slot, told, Math.min(1, step / HOUR));
    }
  }
}
