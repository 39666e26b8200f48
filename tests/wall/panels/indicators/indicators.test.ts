import { expect, it } from 'vitest';
import { closing, onTime, worst, type Indicator } from '../../../../wall/panels/indicators/indicators.ts';

const row = (id: string, more: Partial<Indicator> = {}): Indicator => ({
  id, dimension: 'street', key: id, reported: 0, accepted: 0, registered: 0, dispatched: 0, closed: 0, due: 0, onTime: 0, closedDue: 0, rework: 0, mean: 0, p90: 0,
  reportedLast: -1, closedLast: -1, dueLast: -1, onTimeLast: -1, closedDueLast: -1, reworkLast: -1,
  reportedYear: -1, closedYear: -1, dueYear: -1, onTimeYear: -1, closedDueYear: -1, reworkYear: -1, ...more,
});

it('shares are those of the published reports', () => {
  const report = row('a', { due: 972, closedDue: 911, onTime: 737 });
  expect([closing(report).value, onTime(report).value].map((share) => ((share ?? 0) * 100).toFixed(2))).toEqual(['93.72', '75.82']);
});

it('a change is told in points where the period before was measured, and not else', () => {
  const { last, year } = onTime(row('a', { due: 100, onTime: 90, dueLast: 50, onTimeLast: 40 }));
  expect(last).toBeCloseTo(10);
  expect(year).toBeUndefined();
});

it('the street with the lowest share in time comes first, one without a due case last', () => {
  const rows = [row('none'), row('good', { due: 10, onTime: 10 }), row('poor', { due: 10, onTime: 4 }), row('x', { dimension: 'scene', due: 1 })];
  expect(worst(rows, 'street').map(({ id }) => id)).toEqual(['poor', 'good', 'none']);
});
