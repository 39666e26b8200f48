import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { State } from '#server/aggregate/state';
import { AROUND_THE_CLOCK, plainCalendar } from '#server/cases/calendar';
import type { Case } from '#server/cases/case';
import { limitOf, limitsOf, type Limits } from '#server/cases/limits';
import { Register, type Opening } from '#server/cases/register';
import type { PostAction } from '#server/cases/workflow';
import { DAY, HOUR, MINUTE } from '../../support/fold.ts';
import { LIMITS as TABLE } from '../../support/limits.ts';

/** Around the clock: an hour to accept, register and dispatch, four to dispose, one to verify and close. */
const LIMITS: Limits = { working: AROUND_THE_CLOCK, steps: { accept: HOUR, register: HOUR, dispatch: HOUR, dispose: 4 * HOUR, verify: HOUR, close: HOUR }, whole: 9 * HOUR };
const LIMIT = LIMITS.whole;
const START = 1_800_000_000_000;
const OPENING: Opening = { id: 'c-1', scene: 'litter', block: 'b-1', severity: 3, origin: 'hotline', state: 'discovered' };

function registerOf(limits = LIMITS) {
  const state = new State('test');
  const changes: [Case | undefined, Case | undefined][] = [];
  const register = new Register(state, new Map([['litter', limits]]), (was, is) => { changes.push([was, is]); });
  const pass = (at: number) => state.timers.run(START + at);
  pass(0);
  const step = (to: Case['state'], at: number, over: Partial<Case> = {}) => {
    const was = register.find('c-1');
    if (was) register.step(was, { state: to, severity: 3, block: '', ...over }, START + at);
  };
  const act = (action: PostAction, at: number, hours?: number) => {
    pass(at);
    register.act('c-1', action, { hours }, START + at);
  };
  return { state, register, changes, pass, step, act, find: () => register.find('c-1'), last: () => changes.at(-1) };
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
    const told = changes.length;
    pass(10 * LIMIT);
    expect(changes).toHaveLength(told);
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
    expect([limitOf('A', TABLE), limitOf('E1', TABLE), limitOf('F', TABLE)]).toEqual([9 * HOUR, 1.7 * HOUR, 198 * HOUR]);
  });

  it('counts the limits of E classes around the clock, of the others in working hours', () => {
    const calendar = plainCalendar('Asia/Shanghai');
    expect([limitsOf('E2', TABLE, calendar).working, limitsOf('A', TABLE, calendar).working]).toEqual([AROUND_THE_CLOCK, calendar]);
    const { register, find } = registerOf(limitsOf('A', TABLE, calendar));
    const friday = Date.parse('2026-11-27T17:00:00+08:00');
    register.open(OPENING, friday);
    expect(find()).toMatchObject({ stepDue: Date.parse('2026-11-27T17:15:00+08:00'), due: Date.parse('2026-11-30T17:30:00+08:00') });
  });
});

describe('merging', () => {
  it('moves alerts into the other case and rejects the first, where both are open and the workflow lets it go', () => {
    const { register, find, act } = registerOf();
    register.open({ ...OPENING, severity: 1, alert: 'a-1' }, START);
    register.open({ ...OPENING, id: 'c-2', alert: 'a-2' }, START);
    register.join('c-1', 3, START + 1, 4);
    act('suspend', 2);
    expect([register.mayMerge('c-1', 'c-2'), register.mayMerge('c-2', 'c-2'), register.mayMerge('c-2', 'c-3'), register.mayMerge('c-3', 'c-2')]).toEqual([false, false, false, false]);
    act('resume', 3);
    register.merge('c-1', 'c-2', START + 4);
    register.merge('c-1', 'c-2', START + 5);
    expect(find()).toMatchObject({ state: 'rejected', alerts: 0, ended: START + 4 });
    expect(register.find('c-2')).toMatchObject({ state: 'discovered', alerts: 6, severity: 1 });
    expect(register.mayMerge('c-2', 'c-1')).toBe(false);
  });
});

describe('the clock of a step', () => {
  it('turns yellow at three quarters of its limit, red at its limit, and is supervised at twice the limit', () => {
    const { register, pass, find } = registerOf();
    register.open(OPENING, START);
    const at = (time: number) => {
      pass(time);
      return [find()?.light, find()?.supervised, find()?.cause];
    };
    expect(find()?.stepDue).toBe(START + HOUR);
    expect(at(45 * MINUTE - 1)).toEqual(['none', false, 'none']);
    expect(at(45 * MINUTE)).toEqual(['yellow', false, 'none']);
    expect(at(HOUR - 1)).toEqual(['yellow', false, 'none']);
    expect(at(HOUR)).toEqual(['red', false, 'none']);
    expect(at(2 * HOUR - 1)).toEqual(['red', false, 'none']);
    expect(at(2 * HOUR)).toEqual(['red', true, 'twice-the-limit']);
  });

  it('begins anew with each step, but not when a case is taken in hand', () => {
    const { register, step, find } = registerOf();
    register.open(OPENING, START);
    step('accepted', 10);
    expect(find()).toMatchObject({ since: START + 10, stepDue: START + 10 + HOUR });
    step('dispatched', 20);
    step('in-hand', 30);
    expect(find()).toMatchObject({ since: START + 30, stepDue: START + 20 + 4 * HOUR });
    step('returned', 40);
    expect(find()).toMatchObject({ since: START + 40, stepDue: START + 40 + HOUR });
  });

  it('is over with the case', () => {
    const { register, step, pass, find, changes } = registerOf();
    register.open(OPENING, START);
    step('closed', 10);
    expect(find()).toMatchObject({ stepDue: 0, light: 'none' });
    const told = changes.length;
    pass(DAY - 1);
    expect(changes).toHaveLength(told);
  });

  it('supervises a case at its second red', () => {
    const { register, pass, step, find } = registerOf();
    register.open(OPENING, START);
    pass(HOUR + 1);
    step('accepted', HOUR + 1);
    expect(find()).toMatchObject({ light: 'none', reds: 1, supervised: false });
    pass(2 * HOUR + 1);
    expect(find()).toMatchObject({ light: 'red', supervised: true, cause: 'two-reds' });
  });

  it('waits half an hour with supervision where what is told is so late that more may follow', () => {
    const { register, pass, step, find } = registerOf();
    pass(9 * HOUR);
    register.open(OPENING, START);
    expect(find()).toMatchObject({ light: 'red', supervised: false });
    step('accepted', 30 * MINUTE);
    step('registered', HOUR);
    step('dispatched', 8 * HOUR);
    pass(10 * HOUR);
    expect(find()).toMatchObject({ light: 'none', supervised: false });
    step('disposed', 8 * HOUR + 1);
    pass(10 * HOUR + 30 * MINUTE - 1);
    expect(find()).toMatchObject({ light: 'red', supervised: false });
    pass(10 * HOUR + 30 * MINUTE);
    expect(find()).toMatchObject({ light: 'red', supervised: true });
  });

  it('does not hold a red against a step that was done in time and told late', () => {
    const { register, pass, step, find } = registerOf();
    register.open(OPENING, START);
    pass(HOUR + 5);
    expect(find()?.light).toBe('red');
    step('accepted', HOUR);
    expect(find()).toMatchObject({ reds: 0, light: 'none', stepDue: START + 2 * HOUR });
  });

  it('stands still while a case is suspended, and goes on with what was left', () => {
    const { register, act, pass, find } = registerOf();
    register.open(OPENING, START);
    act('suspend', 50 * MINUTE);
    expect(find()).toMatchObject({ suspended: true, light: 'yellow', stepDue: 0, due: 0 });
    pass(5 * HOUR);
    expect(find()).toMatchObject({ light: 'yellow', overdue: false });
    act('resume', 20 * HOUR);
    expect(find()).toMatchObject({ suspended: false, light: 'yellow', stepDue: START + 20 * HOUR + 10 * MINUTE, due: START + 29 * HOUR - 50 * MINUTE });
  });

  it('gets more time once', () => {
    const { register, act, find } = registerOf();
    register.open(OPENING, START);
    act('extend', HOUR, 3);
    expect(find()).toMatchObject({ extended: true, light: 'none', stepDue: START + 4 * HOUR, due: START + LIMIT + 3 * HOUR });
    act('extend', HOUR, 3);
    expect(find()?.stepDue).toBe(START + 4 * HOUR);
  });

  it('goes on where another system reports a step of a suspended case', () => {
    const { register, act, step, find } = registerOf();
    register.open(OPENING, START);
    act('suspend', HOUR);
    step('closed', 30 * HOUR);
    expect(find()).toMatchObject({ state: 'closed', suspended: false, overdue: false, due: START + 38 * HOUR });
  });

  it('is supervised where a post says so', () => {
    const { register, act, find } = registerOf();
    register.open(OPENING, START);
    act('supervise', 5);
    expect(find()).toMatchObject({ supervised: true, cause: 'ordered', light: 'none' });
  });

  it('never counts the time of a suspension', () => {
    const pauses = fc.array(fc.record({ run: fc.integer({ min: 1, max: 5 * HOUR }), pause: fc.integer({ min: 1, max: 90 * HOUR }) }), { maxLength: 5 });
    fc.assert(fc.property(fc.constantFrom(LIMITS, limitsOf('B', TABLE, plainCalendar('Asia/Shanghai'))), pauses, (limits, spans) => {
      const { register, act, find } = registerOf(limits);
      register.open(OPENING, START);
      let [at, ran] = [0, 0];
      for (const { run, pause } of spans) {
        ran += limits.working.between(START + at, START + at + run);
        act('suspend', at + run);
        act('resume', at + run + pause);
        at += run + pause;
      }
      const used = (due: number): number => ran + limits.working.between(START + at, due);
      const { stepDue = 0, due = 0 } = find() ?? {};
      if (stepDue > START + at) expect(used(stepDue)).toBe(limits.steps.accept);
      else expect(ran).toBeGreaterThanOrEqual(limits.steps.accept);
      if (due > START + at) expect(used(due)).toBe(limits.whole);
    }));
  });

  it('shows by times alone, whatever calls of the timers come between and across a restore', () => {
    const steps = fc.array(fc.record({
      wait: fc.integer({ min: 0, max: 6 * HOUR }), action: fc.constantFrom<PostAction>('accept', 'register', 'dispatch', 'take', 'return', 'suspend', 'resume', 'extend'),
      stops: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }), restart: fc.boolean(),
    }), { maxLength: 12 });
    fc.assert(fc.property(steps, (list) => {
      const plain = registerOf();
      let busy = registerOf();
      for (const { register } of [plain, busy]) register.open(OPENING, START);
      let at = 0;
      for (const { wait, action, stops, restart } of list) {
        for (const stop of [...stops].sort()) busy.pass(at + Math.floor(wait * stop));
        if (restart) {
          const next = registerOf();
          next.state.restore(busy.state.dump());
          busy = next;
        }
        at += wait;
        plain.act(action, at, 2);
        busy.act(action, at, 2);
        expect(busy.find()).toEqual(plain.find());
      }
      for (const { pass } of [plain, busy]) pass(at + DAY);
      expect(busy.find()).toEqual(plain.find());
    }));
  });
});
