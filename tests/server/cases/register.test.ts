import { describe, expect, it } from 'vitest';
import { State } from '#server/aggregate/state';
import type { Case } from '#server/cases/case';
import { Register, type Opening } from '#server/cases/register';
import { limitOf } from '#server/cases/limits';
import { DAY, HOUR } from '../../support/fold.ts';

const LIMIT = 2 * HOUR;
const START = 1_800_000_000_000;
const OPENING: Opening = { id: 'c-1', scene: 'litter', block: 'b-1', severity: 3, origin: 'hotline', state: 'discovered' };

function registerOf() {
  const state = new State('test');
  const changes: [Case | undefined, Case | undefined][] = [];
  const register = new Register(state, new Map([['litter', LIMIT]]), (was, is) => { changes.push([was, is]); });
  const pass = (at: number) => state.timers.run(START + at);
  pass(0);
  const step = (to: Case['state'], at: number, over: Partial<Case> = {}) => {
    const was = register.find('c-1');
    if (was) register.step(was, { state: to, severity: 3, block: '', ...over }, START + at);
  };
  return { register, changes, pass, step, find: () => register.find('c-1'), last: () => changes.at(-1) };
}

describe('the register of cases', () => {
  it('opens a case and says so', () => {
    const { register, changes, find } = registerOf();
    register.open(OPENING, START);
    expect(find()).toMatchObject({ ...OPENING, opened: START, due: START + LIMIT, since: START, overdue: false, ended: 0 });
    expect(changes).toEqual([[undefined, find()]]);
  });

  it('tells each step with the case as it was and as it is', () => {
    const { register, step, find, last } = registerOf();
    register.open(OPENING, START);
    const before = find();
    step('accepted', 5, { severity: 1, block: 'b-2', department: 'fire' });
    expect(find()).toMatchObject({ state: 'accepted', since: START + 5, changed: START + 5, severity: 1, block: 'b-2', department: 'fire' });
    expect(last()).toEqual([before, find()]);
  });

  it('keeps the time since a case stands where it is when an event says the same state again', () => {
    const { register, step, find } = registerOf();
    register.open(OPENING, START);
    step('discovered', 9);
    expect(find()).toMatchObject({ since: START, changed: START + 9 });
  });

  it('makes a case overdue at the very time it is due, once', () => {
    const { register, pass, changes, find } = registerOf();
    register.open(OPENING, START);
    pass(LIMIT - 1);
    expect(find()?.overdue).toBe(false);
    pass(LIMIT);
    expect(find()).toMatchObject({ overdue: true, changed: START + LIMIT });
    pass(10 * LIMIT);
    expect(changes).toHaveLength(2);
  });

  it('never makes a closed case overdue; one closed after it was due stays marked', () => {
    const { register, pass, step, find } = registerOf();
    register.open(OPENING, START);
    step('closed', LIMIT);
    pass(2 * LIMIT);
    expect(find()).toMatchObject({ overdue: false, ended: START + LIMIT });
    const late = registerOf();
    late.register.open(OPENING, START);
    late.pass(2 * LIMIT);
    late.step('closed', LIMIT + 1);
    expect(late.find()).toMatchObject({ overdue: true, ended: START + LIMIT + 1 });
  });

  it('forgets a closed case after a day, and can open it anew', () => {
    const { register, pass, step } = registerOf();
    register.open(OPENING, START);
    step('closed', 0);
    pass(DAY - 1);
    expect(register.has('c-1')).toBe(true);
    pass(DAY);
    expect(register.has('c-1')).toBe(false);
    register.open({ ...OPENING, state: 'closed' }, START + DAY);
    pass(2 * DAY);
    expect(register.has('c-1')).toBe(false);
  });

  it('opens a closed case again where an event says so, with its old due time', () => {
    const { register, pass, step, find } = registerOf();
    register.open(OPENING, START);
    step('closed', 5);
    step('rework', 10);
    expect(find()).toMatchObject({ state: 'rework', ended: 0, overdue: false });
    pass(3 * DAY);
    expect(find()).toMatchObject({ overdue: true });
    step('closed', 3 * DAY);
    step('rework', 3 * DAY);
    expect(find()).toMatchObject({ overdue: true, ended: 0 });
  });

  it('joins a further alert to an open case, and to no other', () => {
    const { register, step, find, changes } = registerOf();
    register.join('c-1', 1, START);
    register.open({ ...OPENING, alert: 'a-1' }, START);
    register.join('c-1', 2, START + 5);
    expect(find()).toMatchObject({ alerts: 2, severity: 2, changed: START + 5 });
    step('closed', 6);
    register.join('c-1', 1, START + 7);
    expect(find()).toMatchObject({ alerts: 2, severity: 2 });
    expect(changes).toHaveLength(3);
  });

  it('has no due time for a scene without a limit', () => {
    const { register, pass, find } = registerOf();
    register.open({ ...OPENING, scene: 'unknown' }, START);
    pass(1000 * DAY);
    expect(find()).toMatchObject({ due: 0, overdue: false });
  });

  it('gives a limit class the sum of its steps', () => {
    expect([limitOf('A'), limitOf('E1'), limitOf('F')]).toEqual([9 * HOUR, 1.7 * HOUR, 198 * HOUR]);
  });
});
