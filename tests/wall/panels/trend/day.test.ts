import { describe, expect, it } from 'vitest';
import { SPARK_BUCKET, SPARK_POINTS } from '#protocol/topics';
import { lastDay, marked, midnight, peak } from '../../../../wall/panels/trend/day.ts';
import { stable } from '../../../../wall/panels/trend/stable.ts';
import { Format } from '../../../../wall/i18n/format.ts';
import { zh } from '../../../../wall/i18n/zh.ts';

const now = Date.parse('2026-11-24T10:07:00+08:00');
const line = (of: (i: number) => number) => Array.from({ length: SPARK_POINTS }, (_, i) => of(i));
const format = new Format(zh, 'Asia/Shanghai');

describe('the last day', () => {
  it('adds the scenes up, and ends with the bucket that closed last', () => {
    const day = lastDay([line((i) => i), line(() => 1)], now);
    expect(day.map(({ count }) => count)).toEqual(line((i) => i + 1));
    expect(format.minute((day.at(-1)?.at ?? 0) + SPARK_BUCKET)).toBe('10:00');
    expect((day.at(-1)?.at ?? 0) - (day[0]?.at ?? 0)).toBe((SPARK_POINTS - 1) * SPARK_BUCKET);
  });

  it('keeps a gap where no scene was measured, and counts those that were', () => {
    const day = lastDay([line((i) => (i < 10 ? -1 : 2)), line((i) => (i < 5 ? -1 : 3))], now);
    expect([day[0]?.count, day[7]?.count, day[20]?.count]).toEqual([null, 3, 5]);
    expect(lastDay([], now).every(({ count }) => count === null)).toBe(true);
  });

  it('finds its peak, the later of two, and none where nothing was measured', () => {
    const day = lastDay([line((i) => (i === 8 || i === 30 ? 9 : 1))], now);
    expect(peak(day)).toBe(day[30]);
    expect(peak(lastDay([line(() => -1)], now))).toBeUndefined();
  });

  it('finds midnight in the zone of the district', () => {
    const day = lastDay([line(() => 1)], now);
    expect(format.minute(day[midnight(day, (at) => format.minute(at))]?.at ?? 0)).toBe('00:00');
  });

  it('marks a bucket once, the running one as the last, and nothing older than itself', () => {
    const day = lastDay([line(() => 1)], now);
    const first = day[0]?.at ?? 0;
    expect(marked(day, [now, now - 1, first + 5, first + 6, first - 1])).toEqual([0, SPARK_POINTS - 1]);
  });
});

it('a list with the same members stays the same list', () => {
  const keep = stable<object>();
  const [a, b] = [{}, {}];
  const first = keep([a, b]);
  expect(keep([a, b])).toBe(first);
  expect(keep([a])).not.toBe(first);
});
