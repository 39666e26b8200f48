import { describe, expect, it } from 'vitest';
import { POINT_LIMIT } from '#server/aggregate/topics/series';
import { ToldFold } from '../../../support/fold.ts';

const figure = (fold: ToldFold, series: string, period: string, value: number, more: { rank?: number; baseline?: boolean } = {}) =>
  fold.say(0, 'figure', { series, period, value, baseline: false, ...more });

describe('a series', () => {
  it('has a point a period, with its rank and whether a study gave it', () => {
    const fold = new ToldFold();
    figure(fold, 'satisfaction', '2018', 81.21, { rank: 20, baseline: true });
    figure(fold, 'petitions', '2026-11', 12);
    expect(fold.rows('series', 'points')).toEqual([
      { id: 'satisfaction/2018', series: 'satisfaction', period: '2018', value: 81.21, rank: 20, baseline: true },
      { id: 'petitions/2026-11', series: 'petitions', period: '2026-11', value: 12, rank: 0, baseline: false },
    ]);
  });

  it('has the later figure of a period in the place of the earlier one', () => {
    const fold = new ToldFold();
    figure(fold, 'satisfaction', '2019', 84, { rank: 5, baseline: true });
    figure(fold, 'satisfaction', '2019', 84.71);
    expect(fold.rows('series', 'points')).toEqual([{ id: 'satisfaction/2019', series: 'satisfaction', period: '2019', value: 84.71, rank: 0, baseline: false }]);
  });

  it('leaves the longest unchanged point out past the limit', () => {
    const fold = new ToldFold();
    for (let i = 0; i <= POINT_LIMIT; i++) figure(fold, `s-${i}`, '2019', i);
    expect(fold.rows('series', 'points')).toHaveLength(POINT_LIMIT);
    expect(fold.row('series', 'points', 's-0/2019')).toBeUndefined();
  });
});
