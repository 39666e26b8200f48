import { describe, expect, it } from 'vitest';
import type { WhistleState } from '#protocol/stages';
import { ANSWER, NEARLY, WHISTLES_SHOWN } from '#server/aggregate/topics/whistles';
import { HOUR, MINUTE, MORNING, ToldFold } from '../../../support/fold.ts';

const whistle = (fold: ToldFold, at: number, id: string, state: WhistleState, data: { departments?: string[]; street?: string; label?: string } = {}, said = {}) =>
  fold.say(at, 'whistle', { whistle: id, state, theme: 'parking', ...data }, said);
const row = (fold: ToldFold, id = 'w-1') => fold.row('whistles', 'whistles', id);
const total = (fold: ToldFold, id = 'all') => fold.row('whistles', 'totals', id);

describe('a whistle', () => {
  it('is raised, assigned, reported in to, planned and closed', () => {
    const fold = new ToldFold();
    whistle(fold, 0, 'w-1', 'raised', { street: 's-1', label: '停车泊位共享' });
    whistle(fold, HOUR, 'w-1', 'assigned', { departments: ['城管', '公安', '城管'] });
    whistle(fold, 2 * HOUR, 'w-1', 'reported', { departments: ['城管'] });
    whistle(fold, 3 * HOUR, 'w-1', 'planned');
    whistle(fold, 4 * HOUR, 'w-1', 'closed');
    expect(row(fold)).toEqual({
      id: 'w-1', street: 's-1', theme: 'parking', label: '停车泊位共享', departments: '城管,公安', state: 'closed', light: 'none',
      raised: MORNING, due: MORNING + ANSWER, reported: MORNING + 2 * HOUR, closed: MORNING + 4 * HOUR,
    });
  });

  it('is yellow at three quarters of its time and red when nobody reported in by its end, at those very times', () => {
    const fold = new ToldFold();
    whistle(fold, 0, 'w-1', 'raised');
    const lights = [NEARLY - 1, NEARLY, ANSWER - 1, ANSWER].map((at) => {
      fold.pass(at);
      return [row(fold)?.light, total(fold)?.late];
    });
    expect(lights).toEqual([['none', 0], ['yellow', 0], ['yellow', 0], ['red', 1]]);
    whistle(fold, ANSWER + HOUR, 'w-1', 'reported');
    expect([row(fold)?.light, total(fold)]).toMatchObject(['none', { raised: 1, reported: 1, late: 1, mean: 25 * 3600 }]);
  });

  it('is red at once where it was told of too late', () => {
    const fold = new ToldFold();
    whistle(fold, 0, 'w-1', 'raised', {}, { time: -30 * HOUR });
    expect(row(fold)?.light).toBe('red');
  });

  it('was answered in time where the report-in was only told late', () => {
    const fold = new ToldFold();
    whistle(fold, 0, 'w-1', 'raised', { departments: ['城管'] });
    fold.pass(ANSWER + HOUR);
    expect(total(fold, 'department/城管')?.late).toBe(1);
    whistle(fold, ANSWER + HOUR, 'w-1', 'reported', {}, { time: 2 * HOUR });
    expect([total(fold), total(fold, 'department/城管')]).toMatchObject([{ late: 0, mean: 7200 }, { late: 0, mean: 7200 }]);
  });

  it('never goes back', () => {
    const fold = new ToldFold();
    whistle(fold, 0, 'w-1', 'planned');
    whistle(fold, 1, 'w-1', 'raised');
    expect(row(fold)).toMatchObject({ state: 'planned', reported: MORNING });
    fold.pass(2 * ANSWER);
    expect(row(fold)?.light).toBe('none');
  });

  it('counts for each department that it calls, also when others are called instead', () => {
    const fold = new ToldFold();
    whistle(fold, 0, 'w-1', 'raised', { departments: ['城管', '公安'] });
    whistle(fold, 0, 'w-2', 'raised', { departments: ['城管'] });
    whistle(fold, MINUTE, 'w-1', 'assigned', { departments: ['房管', '公安'] });
    whistle(fold, HOUR, 'w-1', 'reported');
    expect(['all', 'department/城管', 'department/公安', 'department/房管'].map((id) => total(fold, id))).toMatchObject([
      { raised: 2, reported: 1, mean: 3600 }, { raised: 1, reported: 0, mean: 0 }, { raised: 1, reported: 1, mean: 3600 }, { raised: 1, reported: 1, mean: 3600 },
    ]);
  });

  it('counts once where the departments that it calls share a row', () => {
    const fold = new ToldFold();
    for (let i = 0; i < 100; i++) whistle(fold, 0, `w-${i}`, 'raised', { departments: [`d-${i}`] });
    whistle(fold, 0, 'last', 'raised', { departments: ['x', 'y'] });
    expect(total(fold, 'department/other')?.raised).toBe(2);
  });

  it('leaves the view past the limit, closed ones sooner; its light brings it back', () => {
    const fold = new ToldFold();
    for (let i = 0; i < WHISTLES_SHOWN.open + 5; i++) whistle(fold, i * MINUTE, `w-${i}`, 'raised');
    for (let i = 0; i < WHISTLES_SHOWN.closed + 5; i++) whistle(fold, 400 * MINUTE + i, `c-${i}`, 'closed');
    expect(fold.rows('whistles', 'whistles')).toHaveLength(WHISTLES_SHOWN.open + WHISTLES_SHOWN.closed);
    expect([row(fold, 'w-0'), row(fold, 'c-0')]).toEqual([undefined, undefined]);
    fold.pass(NEARLY);
    expect([row(fold, 'w-0')?.light, row(fold, 'w-5')]).toEqual(['yellow', undefined]);
    expect(total(fold)).toMatchObject({ raised: WHISTLES_SHOWN.open + WHISTLES_SHOWN.closed + 10, closed: WHISTLES_SHOWN.closed + 5 });
  });
});
