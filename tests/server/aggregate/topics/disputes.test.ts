import { describe, expect, it } from 'vitest';
import { DAYS } from '#server/aggregate/topics/disputes';
import { DAY, HOUR, ToldFold } from '../../../support/fold.ts';

/** Five working days from Tuesday 08:00 are over on Monday at 17:30. */
const LEVEL = 6 * DAY + 9.5 * HOUR;
const dispute = (fold: ToldFold, at: number, id: string, data: Parameters<ToldFold['case']>[2] = {}) => { fold.case(at, id, { scene: 'property-dispute', ...data }); };
const levels = (fold: ToldFold) => fold.rows('disputes', 'levels').map(({ open, accepted, mediated, agreed, escalated }) => [open, accepted, mediated, agreed, escalated]);

describe('property disputes', () => {
  it('have three levels in their order', () => {
    const fold = new ToldFold();
    expect(fold.rows('disputes', 'levels').map(({ id, order }) => [id, order])).toEqual([['community', 0], ['street', 1], ['district', 2]]);
  });

  it('stand at the community first, and go up when a level’s time passes; the district is the last', () => {
    const fold = new ToldFold();
    expect(DAYS).toBe(5);
    dispute(fold, 0, 'c-1');
    fold.pass(LEVEL - 1);
    expect(levels(fold)).toEqual([[1, 1, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]);
    fold.pass(LEVEL);
    expect(levels(fold)).toEqual([[0, 1, 0, 0, 1], [1, 1, 0, 0, 0], [0, 0, 0, 0, 0]]);
    fold.pass(60 * DAY);
    expect(levels(fold)).toEqual([[0, 1, 0, 0, 1], [0, 1, 0, 0, 1], [1, 1, 0, 0, 0]]);
  });

  it('go where an event says, from their first one on', () => {
    const fold = new ToldFold();
    dispute(fold, 0, 'c-1', { level: 'street' });
    expect(levels(fold)).toEqual([[0, 0, 0, 0, 0], [1, 1, 0, 0, 0], [0, 0, 0, 0, 0]]);
    dispute(fold, 1, 'c-1', { level: 'district' });
    expect(levels(fold)).toEqual([[0, 0, 0, 0, 0], [0, 1, 0, 0, 1], [1, 1, 0, 0, 0]]);
    dispute(fold, 2, 'c-1', { level: 'community' });
    expect(levels(fold)).toEqual([[1, 1, 0, 0, 0], [0, 1, 0, 0, 1], [0, 1, 0, 0, 0]]);
  });

  it('are mediated, and agreed on, where they stand; each once, and then they stay there', () => {
    const fold = new ToldFold();
    dispute(fold, 0, 'c-1');
    dispute(fold, 1, 'c-1', { outcome: 'mediated' });
    dispute(fold, 2, 'c-1', { outcome: 'agreed' });
    dispute(fold, 3, 'c-1', { outcome: 'agreed', state: 'closed' });
    dispute(fold, 4, 'c-2', { outcome: 'agreed' });
    fold.pass(60 * DAY);
    expect(levels(fold)[0]).toEqual([1, 2, 2, 2, 0]);
  });

  it('are out of time no more when they are closed, and begin their level anew when they are opened again', () => {
    const fold = new ToldFold();
    dispute(fold, 0, 'c-1');
    dispute(fold, HOUR, 'c-1', { state: 'closed' });
    fold.pass(2 * HOUR);
    expect(levels(fold)[0]).toEqual([0, 1, 0, 0, 0]);
    dispute(fold, 3 * HOUR, 'c-1', { state: 'rework' });
    expect(levels(fold)[0]).toEqual([1, 1, 0, 0, 0]);
    fold.pass(LEVEL + DAY);
    expect(levels(fold)[0]).toEqual([0, 1, 0, 0, 1]);
    dispute(fold, LEVEL + DAY, 'c-1', { state: 'closed' });
    fold.pass(LEVEL + 3 * DAY);
    dispute(fold, LEVEL + 3 * DAY, 'c-1');
    expect(levels(fold)[0]).toEqual([1, 2, 0, 0, 1]);
  });

  it('do not go up for the time in which they are suspended', () => {
    const fold = new ToldFold();
    dispute(fold, 0, 'c-1');
    fold.say(DAY, 'operator', { post: 'desk', action: 'suspend', subject: 'c-1' });
    fold.pass(30 * DAY);
    expect(levels(fold)[0]).toEqual([1, 1, 0, 0, 0]);
    fold.say(35 * DAY, 'operator', { post: 'desk', action: 'resume', subject: 'c-1' });
    /** Four working days were left, from a Tuesday. */
    const up = 38 * DAY + 9.5 * HOUR;
    fold.pass(up - 1);
    expect(levels(fold)[0]).toEqual([1, 1, 0, 0, 0]);
    fold.pass(up);
    expect(levels(fold)[0]).toEqual([0, 1, 0, 0, 1]);
  });

  it('are cases of that scene only', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', { level: 'street', outcome: 'agreed' });
    expect(levels(fold).flat().every((count) => count === 0)).toBe(true);
  });
});
