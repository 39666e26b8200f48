import { describe, expect, it } from 'vitest';
import { CASES_SHOWN } from '#server/aggregate/topics/cases';
import { HOUR, MINUTE, MORNING, ToldFold } from '../../../support/fold.ts';

/** Nine working hours from 08:00: 09:00 to 17:30, and half an hour of the next morning. */
const LITTER_LIMIT = 25.5 * HOUR;

describe('the topic of cases', () => {
  it('counts open cases by state, each state in the order of a case’s life', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.case(0, 'c-2', { state: 'in-hand' });
    fold.case(0, 'c-3', { state: 'closed' });
    fold.case(1, 'c-1', { state: 'in-hand' });
    const states = fold.rows('cases', 'states');
    expect(states.map(({ id }) => id)).toEqual(['discovered', 'accepted', 'rejected', 'registered', 'dispatched', 'returned', 'in-hand', 'disposed', 'verifying', 'rework', 'closed']);
    expect(states.filter(({ count }) => count > 0)).toEqual([{ id: 'in-hand', count: 2 }]);
  });

  it('shows a case with all that its events said, in the times of its events', () => {
    const fold = new ToldFold();
    fold.case(HOUR, 'c-1', { placed: 'spread', department: '保洁' }, { time: 0 });
    fold.case(2 * HOUR, 'c-1', { state: 'accepted', block: 'b-2', severity: 1, department: '绿容' }, { time: HOUR + MINUTE });
    fold.case(3 * HOUR, 'c-1', { state: 'accepted', block: undefined, severity: 3 });
    expect(fold.rows('cases', 'cases')).toMatchObject([{
      id: 'c-1', scene: 'litter', block: 'b-2', state: 'accepted', severity: 1, origin: 'hotline', department: '绿容',
      opened: MORNING, changed: MORNING + 3 * HOUR, due: MORNING + LITTER_LIMIT, overdue: false, alerts: 0, spread: true,
    }]);
  });

  it('takes no time of an event that lies after its admission', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', {}, { time: HOUR });
    expect(fold.row('cases', 'cases', 'c-1')).toMatchObject({ opened: MORNING, changed: MORNING });
  });

  it('shows a case as overdue from the very time it is due', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.pass(LITTER_LIMIT - 1);
    expect(fold.row('cases', 'cases', 'c-1')?.overdue).toBe(false);
    fold.pass(LITTER_LIMIT);
    expect(fold.row('cases', 'cases', 'c-1')).toMatchObject({ overdue: true, changed: MORNING + LITTER_LIMIT });
  });

  it('keeps the cases that changed last', () => {
    const fold = new ToldFold();
    for (let i = 0; i <= CASES_SHOWN; i++) fold.case(i, `c-${i}`);
    expect(fold.row('cases', 'cases', 'c-0')).toBeUndefined();
    fold.case(CASES_SHOWN + 1, 'c-1', { state: 'accepted' });
    fold.case(CASES_SHOWN + 2, 'c-new');
    expect(fold.row('cases', 'cases', 'c-1')?.state).toBe('accepted');
    expect(fold.row('cases', 'cases', 'c-2')).toBeUndefined();
    expect(fold.rows('cases', 'cases')).toHaveLength(CASES_SHOWN);
  });
});
