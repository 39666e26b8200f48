import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, ToldFold } from '../../../support/fold.ts';

const stages = (fold: ToldFold) => Object.fromEntries(fold.rows('funnel', 'stages').map(({ id, count, median }) => [id, [count, median]]));

describe('the funnel', () => {
  it('counts how far today’s findings came', () => {
    const fold = new ToldFold();
    for (const id of ['found', 'dispatched', 'disposed', 'closed', 'rejected']) fold.case(0, id);
    fold.case(MINUTE, 'dispatched', { state: 'dispatched' });
    fold.case(MINUTE, 'disposed', { state: 'disposed' });
    fold.case(MINUTE, 'closed', { state: 'closed' });
    fold.case(MINUTE, 'rejected', { state: 'rejected' });
    expect(fold.rows('funnel', 'stages').map(({ id, order, count }) => [id, order, count])).toEqual([['discovery', 0, 5], ['command', 1, 3], ['disposal', 2, 2]]);
  });

  it('has the median time from the stage before, as near as 5 %', () => {
    const fold = new ToldFold();
    [10, 20, 60].forEach((minutes, i) => {
      fold.case(0, `c-${i}`);
      fold.case(minutes * MINUTE, `c-${i}`, { state: 'dispatched' });
    });
    fold.case(3 * HOUR, 'c-1', { state: 'disposed' });
    const { command, disposal } = stages(fold);
    expect(command?.[1]).toBeGreaterThan(20 * 60 * 0.95);
    expect(command?.[1]).toBeLessThan(20 * 60 * 1.05);
    expect(disposal?.[1]).toBeGreaterThan(160 * 60 * 0.95);
    expect(disposal?.[1]).toBeLessThan(160 * 60 * 1.05);
  });

  it('takes no time from a stage that was passed over', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.case(HOUR, 'c-1', { state: 'closed' });
    expect(stages(fold)['disposal']).toEqual([1, 0]);
  });

  it('begins anew each day, and leaves yesterday’s findings out', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.case(DAY, 'c-1', { state: 'dispatched' });
    fold.case(DAY, 'c-2');
    expect(stages(fold)).toEqual({ discovery: [1, 0], command: [0, 0], disposal: [0, 0] });
  });
});
