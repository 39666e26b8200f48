import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, MORNING, ToldFold } from '../../../support/fold.ts';

/** Fire-lane is of class E2: two hours to dispose of a case, around the clock. */
const LIMIT = 2 * HOUR;
const give = (fold: ToldFold, at: number, id: string, department = '消防1组') => fold.case(at, id, { scene: 'fire-lane', state: 'dispatched', department });
const light = (fold: ToldFold, department = '消防') => fold.row('lights', 'departments', department);

describe('the light of a department', () => {
  it('turns yellow and red with the step of a case it was given, at their times, and says which', () => {
    const fold = new ToldFold();
    give(fold, 0, 'c-1');
    expect(light(fold)).toMatchObject({ light: 'none', reason: 'none', case: '', open: 1, yellow: 0, red: 0 });
    fold.pass(0.75 * LIMIT);
    expect(light(fold)).toMatchObject({ light: 'yellow', reason: 'step-nearly-due', case: 'c-1', since: MORNING + 0.75 * LIMIT, yellow: 1 });
    fold.pass(LIMIT);
    expect(light(fold)).toMatchObject({ light: 'red', reason: 'step-overdue', case: 'c-1', since: MORNING + LIMIT, yellow: 0, red: 1, supervised: 0 });
    fold.pass(2 * LIMIT);
    expect(light(fold)).toMatchObject({ light: 'red', reason: 'twice-the-limit', since: MORNING + LIMIT, supervised: 1 });
    fold.case(2 * LIMIT + 1, 'c-1', { state: 'disposed' });
    expect(light(fold)).toMatchObject({ light: 'none', reason: 'none', case: '', since: 0, open: 1, red: 0 });
  });

  it('names of several cases the one that is due the longest, and the next when that is done', () => {
    const fold = new ToldFold();
    give(fold, 0, 'c-1', '消防2组');
    give(fold, MINUTE, 'c-2');
    fold.pass(LIMIT + MINUTE);
    expect(light(fold)).toMatchObject({ case: 'c-1', red: 2 });
    fold.case(LIMIT + 2 * MINUTE, 'c-1', { state: 'disposed' });
    expect(light(fold)).toMatchObject({ light: 'red', case: 'c-2', red: 1, since: MORNING + LIMIT });
  });

  it('names two reds in one case before all else', () => {
    const fold = new ToldFold();
    fold.case(0, 'slow', { scene: 'fire-lane', department: '消防1组' });
    give(fold, 0, 'late');
    fold.case(8 * MINUTE, 'slow', { scene: 'fire-lane', state: 'dispatched' });
    fold.pass(LIMIT);
    expect(light(fold)).toMatchObject({ reason: 'step-overdue', case: 'late' });
    fold.pass(8 * MINUTE + LIMIT);
    expect(light(fold)).toMatchObject({ reason: 'two-reds', case: 'slow', red: 2, supervised: 1 });
  });

  it('is not lit by what is not its own: before it is dispatched, after it is disposed of, while it is suspended', () => {
    const fold = new ToldFold();
    fold.case(0, 'new', { scene: 'fire-lane', department: '消防1组' });
    fold.case(0, 'done', { scene: 'fire-lane', state: 'disposed', department: '消防1组' });
    give(fold, 0, 'still');
    fold.say(1, 'operator', { post: 'desk', action: 'suspend', subject: 'still' });
    fold.pass(DAY);
    expect(light(fold)).toMatchObject({ light: 'none', open: 3, yellow: 0, red: 0 });
  });

  it('moves with a case that another department is given', () => {
    const fold = new ToldFold();
    give(fold, 0, 'c-1');
    fold.pass(LIMIT);
    fold.case(LIMIT + 1, 'c-1', { scene: 'fire-lane', state: 'dispatched', department: '交警' });
    expect(light(fold)).toMatchObject({ light: 'none', open: 0, red: 0 });
    expect(light(fold, '交警')).toMatchObject({ light: 'red', case: 'c-1', open: 1, red: 1 });
  });

  it('burns for a whistle that nobody answers, red after a day, until they report in', () => {
    const fold = new ToldFold();
    fold.say(0, 'whistle', { whistle: 'w-1', departments: ['房管', '消防'], state: 'raised' });
    expect(light(fold)).toMatchObject({ light: 'none' });
    fold.pass(0.75 * DAY);
    expect(light(fold)).toMatchObject({ light: 'yellow', reason: 'whistle-unanswered' });
    fold.pass(DAY);
    for (const department of ['房管', '消防']) expect(light(fold, department)).toMatchObject({ light: 'red', reason: 'whistle-unanswered', since: MORNING + DAY });
    fold.say(DAY + 1, 'whistle', { whistle: 'w-1', state: 'reported' });
    expect(light(fold)).toMatchObject({ light: 'none', reason: 'none' });
  });

  it('has a row for a hundred departments, and one for all others', () => {
    const fold = new ToldFold();
    for (let i = 0; i < 120; i++) give(fold, 0, `c-${i}`, `dept ${i}`);
    expect(fold.rows('lights', 'departments')).toHaveLength(101);
    expect(light(fold, 'other')).toMatchObject({ open: 20 });
  });
});
