import { describe, expect, it } from 'vitest';
import { caseFile, type CaseFile } from '#protocol/answers';
import { HOUR, MINUTE, MORNING, ToldFold } from '../../support/fold.ts';

const NINE = HOUR;
const of = (fold: ToldFold, id = 'c-1'): CaseFile | undefined => fold.engine.file(id);

describe('the file of a case', () => {
  it('lists when it came to each state, the last time; what was passed over came no later than what followed', () => {
    const fold = new ToldFold();
    const times = () => of(fold)?.timeline.map(({ state, at }) => [state, at - MORNING]);
    fold.case(0, 'c-1');
    fold.case(5, 'c-1', { state: 'accepted' });
    fold.case(9, 'c-1', { state: 'in-hand' });
    fold.case(20, 'c-1', { state: 'rework' });
    fold.case(25, 'c-1', { state: 'dispatched' });
    const way = [['discovered', 0], ['accepted', 5], ['registered', 9], ['in-hand', 9], ['disposed', 20], ['verifying', 20], ['rework', 20], ['dispatched', 25]];
    expect(times()).toEqual(way);
    fold.case(40, 'c-1', { state: 'closed' });
    expect(times()).toEqual([...way, ['closed', 40]]);
  });

  it('says of each state who brought it there, how long it stayed in working time against its limit, and the light it ended with', () => {
    const fold = new ToldFold();
    // Class A (litter): 15 working minutes to accept and to register, half an hour to dispatch, four hours to dispose.
    fold.case(NINE, 'c-1');
    fold.case(NINE + 5 * MINUTE, 'c-1', { state: 'accepted', department: '网格中心' });
    fold.say(NINE + 17 * MINUTE, 'operator', { post: '立案岗', action: 'register', subject: 'c-1' });
    fold.case(NINE + 60 * MINUTE, 'c-1', { state: 'dispatched', department: '绿容2组' });
    fold.pass(NINE + 90 * MINUTE);
    expect(of(fold)?.timeline.map(({ state, post, took, limit, light }) => [state, post, took / MINUTE, limit / MINUTE, light])).toEqual([
      ['discovered', '', 5, 15, 'none'], ['accepted', '网格中心', 12, 15, 'yellow'], ['registered', '立案岗', 43, 30, 'red'], ['dispatched', '绿容2组', 30, 240, 'none'],
    ]);
    expect(of(fold)?.case.reds).toBe(1);
  });

  it('counts nothing while a clock stands still, and shows the light that burns', () => {
    const fold = new ToldFold();
    fold.case(NINE, 'c-1');
    fold.say(NINE + 12 * MINUTE, 'operator', { post: '受理岗', action: 'suspend', subject: 'c-1' });
    fold.pass(NINE + 50 * MINUTE);
    expect(of(fold)?.timeline).toMatchObject([{ state: 'discovered', took: 12 * MINUTE, light: 'yellow' }]);
  });

  it('forgets the light of a state that it comes to again', () => {
    const fold = new ToldFold();
    fold.case(NINE, 'c-1');
    fold.case(NINE + MINUTE, 'c-1', { state: 'disposed' });
    fold.case(NINE + 9 * HOUR, 'c-1', { state: 'rework' });
    fold.case(NINE + 9 * HOUR + MINUTE, 'c-1', { state: 'disposed' });
    fold.pass(NINE + 9 * HOUR + MINUTE);
    expect(of(fold)?.timeline.at(-1)).toMatchObject({ state: 'disposed', light: 'none' });
  });

  it('shows its row and nothing of what the fold keeps for itself, as the protocol says', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', { department: '绿容' });
    const shown = of(fold)?.case;
    expect(shown).toMatchObject({ id: 'c-1', state: 'discovered', department: '绿容', ended: 0, cause: 'none', light: 'none', reds: 0 });
    expect(Object.keys(shown ?? {})).not.toEqual(expect.arrayContaining(['slot']));
    expect(caseFile.parse({ at: MORNING, ...of(fold) })).toEqual({ at: MORNING, ...of(fold) });
  });

  it('says what the workflow allows now', () => {
    const fold = new ToldFold();
    fold.case(NINE, 'c-1');
    expect(of(fold)?.allowed).toEqual(['accept', 'reject', 'suspend', 'extend', 'supervise', 'merge']);
    fold.say(NINE + MINUTE, 'operator', { post: '受理岗', action: 'suspend', subject: 'c-1' });
    expect(of(fold)?.allowed).toEqual(['resume']);
  });

  it('survives a checkpoint', () => {
    const [fold, other] = [new ToldFold(), new ToldFold()];
    fold.case(NINE, 'c-1');
    fold.case(NINE + 14 * MINUTE, 'c-1', { state: 'accepted', department: '网格中心' });
    other.engine.restore(fold.engine.dump());
    expect(other.engine.file('c-1')).toEqual(of(fold));
  });
});
