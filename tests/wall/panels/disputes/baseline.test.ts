import { expect, it } from 'vitest';
import { baselineOf } from '../../../../wall/panels/disputes/baseline.ts';

const point = (series: string, value: number, baseline = true) => ({ id: series, series, period: '2020', value, rank: 0, baseline });

it('the study’s counts are those it gave, and nothing where it was not imported', () => {
  expect(baselineOf([point('disputes-accepted', 303), point('disputes-mediated', 235), point('disputes-agreed', 138)])).toEqual({ period: '2020', accepted: 303, mediated: 235, agreed: 138 });
  expect(baselineOf([point('disputes-accepted', 303, false)])).toBeUndefined();
});
