import { describe, expect, it } from 'vitest';
import { clockOf, type Clocked } from '../../../wall/panels/case.ts';

const row = (over: Partial<Clocked>): Clocked => ({ state: 'dispatched', opened: 100, changed: 300, overdue: false, due: 900, stepDue: 600, suspended: false, light: 'none', ...over });
const at = (now: number, over: Partial<Clocked> = {}) => {
  const { kind, ms } = clockOf(row(over), now);
  return `${kind} ${ms}`;
};

describe('the clock of a case', () => {
  it('counts down to its step, says how late that is, and past its end how late the case is', () => {
    expect([at(400), at(700), at(950, { overdue: true })]).toEqual(['left 200', 'stepLate 100', 'lateBy 50']);
  });

  it('says how long it took once it ended, overdue or not', () => {
    expect([at(950, { state: 'closed' }), at(950, { state: 'rejected', overdue: true })]).toEqual(['took 200', 'took 200']);
  });

  it('stands still while it is suspended, and says nothing of a case that is never due', () => {
    expect([at(400, { suspended: true, stepDue: 0, due: 0 }), at(400, { stepDue: 0, due: 0 })]).toEqual(['still 0', 'none 0']);
  });
});
