import { describe, expect, it } from 'vitest';
import { MORNING, ToldFold } from '../../support/fold.ts';
import { fileOf } from '#server/cases/file';

describe('the file of a case', () => {
  it('lists when it came to each state, the last time; what was passed over came no later than what followed', () => {
    const fold = new ToldFold();
    const times = () => {
      const found = fold.engine.case('c-1');
      return found ? fileOf(found).timeline.map(({ state, at }) => [state, at - MORNING]) : [];
    };
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

  it('shows its row and nothing of what the fold keeps for itself', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', { department: '绿容' });
    const found = fold.engine.case('c-1');
    const shown = found && fileOf(found).case;
    expect(shown).toMatchObject({ id: 'c-1', state: 'discovered', department: '绿容', ended: 0, cause: 'none', light: 'none' });
    expect(Object.keys(shown ?? {})).not.toEqual(expect.arrayContaining(['slot']));
  });
});
