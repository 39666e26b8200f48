import { expect, it } from 'vitest';
import { lastMonths, standing } from '../../../../wall/panels/petitions/months.ts';

const point = (period: string, value: number, baseline = false) => ({ id: `court/${period}`, series: 'court', period, value, rank: 0, baseline });
const points = [point('2026-02', 4), point('2025-02', 9), point('2025-12', 7), point('2014-2018', 7195, true)];

it('the last months end with the newest one, over the turn of the year, and one that nobody told of has no value', () => {
  expect(lastMonths(points, 'court', 4)).toEqual([
    { month: '2025-11', value: undefined }, { month: '2025-12', value: 7 }, { month: '2026-01', value: undefined }, { month: '2026-02', value: 4 },
  ]);
  expect(lastMonths(points, 'nothing', 4)).toEqual([]);
});

it('the newest month stands beside the same one a year before', () => {
  expect(standing(points, 'court')).toEqual({ month: '2026-02', value: 4, before: 9 });
  expect(standing(points.slice(2), 'court')).toEqual({ month: '2025-12', value: 7, before: undefined });
  expect(standing([], 'court')).toBeUndefined();
});
