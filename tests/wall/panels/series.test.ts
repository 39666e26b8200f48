import { expect, it } from 'vitest';
import { monthly, studied, yearBefore, yearly } from '../../../wall/panels/series.ts';

const point = (series: string, period: string, value: number, baseline = false) => ({ id: `${series}/${period}`, series, period, value, rank: 0, baseline });
const points = [
  point('letters', '2026-02', 5), point('letters', '2026-01', 4), point('letters', '2020', 575, true), point('banners', '2026-02', 9),
  point('letters', '2025', 60), point('letters', '2019-11', 1, true), point('letters', '2026-H1', 30),
];
const periods = (some: readonly { period: string }[]) => some.map(({ period }) => period);

it('months and years of a series are in the order of time, and a study is never among live months', () => {
  expect(periods(monthly(points, 'letters'))).toEqual(['2026-01', '2026-02']);
  expect(periods(yearly(points, 'letters'))).toEqual(['2020', '2025']);
  expect(monthly(points, 'nothing')).toEqual([]);
});

it('what a study gave is its last period, and nothing where it gave nothing', () => {
  expect(studied(points, 'letters')?.value).toBe(575);
  expect(studied(points, 'banners')).toBeUndefined();
});

it('a month a year before is that of the last year', () => {
  expect(yearBefore('2026-01')).toBe('2025-01');
});
