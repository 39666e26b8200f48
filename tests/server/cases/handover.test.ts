import { describe, expect, it } from 'vitest';
import type { EventData } from '#protocol/events';
import { handover } from '#protocol/handover';
import { SHIFTS_SHOWN } from '#server/cases/shifts';
import { Engine } from '#server/aggregate/engine';
import { SCENES } from '#scenes/index';
import { DAY, HOUR, MINUTE, MORNING, ToldFold } from '../../support/fold.ts';
import { TINY } from '../../support/tiny-district.ts';

const sign = (fold: ToldFold, at: number, action: 'sign-off' | 'sign-on', post: string, subject: string, data: Partial<EventData<'operator'>> = {}) =>
  fold.say(at, 'operator', { post, action, subject, ...data }, { source: '/console' });
const shifts = (fold: ToldFold) => fold.rows('shifts', 'shifts').map(({ off, on, offered, taken, note }) => ({ off, on, offered: offered - MORNING, taken: taken === 0 ? 0 : taken - MORNING, note }));

describe('a seat', () => {
  it('is handed over once both posts have signed', () => {
    const fold = new ToldFold();
    sign(fold, 0, 'sign-off', 'day', 'night', { reason: '桃浦井盖待修' });
    expect(shifts(fold)).toEqual([{ off: 'day', on: 'night', offered: 0, taken: 0, note: '桃浦井盖待修' }]);
    expect(fold.engine.relief('day')).toBe('night');
    sign(fold, MINUTE, 'sign-on', 'other', 'day');
    expect(fold.engine.relief('day')).toBe('night');
    sign(fold, 2 * MINUTE, 'sign-on', 'night', 'day');
    expect(shifts(fold)).toEqual([{ off: 'day', on: 'night', offered: 0, taken: 2 * MINUTE, note: '桃浦井盖待修' }]);
    expect(fold.engine.relief('day')).toBeUndefined();
  });

  it('that is offered to somebody else instead is no more offered to the first', () => {
    const fold = new ToldFold();
    sign(fold, 0, 'sign-off', 'day', 'night');
    sign(fold, MINUTE, 'sign-off', 'day', 'late');
    sign(fold, 2 * MINUTE, 'sign-on', 'night', 'day');
    sign(fold, 3 * MINUTE, 'sign-off', 'self', 'self');
    expect(shifts(fold)).toEqual([{ off: 'day', on: 'late', offered: MINUTE, taken: 0, note: '' }]);
  });

  it('takes the walls with it that its post directs', () => {
    const fold = new ToldFold();
    for (const [target, post] of [['main', 'day'], ['hall', 'other']] as const) fold.say(0, 'direct', { post, action: 'show', target, show: 'command' });
    sign(fold, 0, 'sign-off', 'day', 'night');
    expect(fold.row('director', 'walls', 'main')?.post).toBe('day');
    sign(fold, MINUTE, 'sign-on', 'night', 'day');
    expect(fold.rows('director', 'walls').map(({ id, post }) => [id, post])).toEqual([['main', 'night'], ['hall', 'other']]);
  });

  it('is known by its last handovers, also after a restore', () => {
    const fold = new ToldFold();
    for (let i = 0; i < SHIFTS_SHOWN + 5; i++) {
      sign(fold, i * MINUTE, 'sign-off', `p-${i}`, `p-${i + 1}`);
      sign(fold, i * MINUTE, 'sign-on', `p-${i + 1}`, `p-${i}`);
    }
    expect(fold.rows('shifts', 'shifts').map(({ off }) => off).sort()).toEqual(Array.from({ length: SHIFTS_SHOWN }, (_, i) => `p-${i + 5}`).sort());
    const other = new Engine({ district: TINY, scenes: SCENES });
    other.restore(fold.engine.dump());
    expect(other.topics.get('shifts')?.rows()).toEqual(fold.engine.topics.get('shifts')?.rows());
  });
});

describe('who comes on', () => {
  it('hears what was opened, closed and turned late since, and what is grave in hand', () => {
    const fold = new ToldFold();
    fold.case(0, 'before', { severity: 1 });
    fold.case(0, 'done-before');
    fold.case(MINUTE, 'done-before', { state: 'closed' });
    fold.case(2 * HOUR, 'new');
    fold.case(2 * HOUR, 'done');
    fold.case(3 * HOUR, 'done', { state: 'closed' });
    const told = fold.engine.handover(MORNING + HOUR);
    expect(told).toMatchObject({ at: MORNING + 3 * HOUR, since: MORNING + HOUR, opened: 2, closed: 1, open: 2 });
    expect(told.grave.map(({ id }) => id)).toEqual(['before']);
    expect(handover.parse(told)).toEqual(told);
  });

  it('hears of what ran out of time since, and not of what had before', () => {
    const fold = new ToldFold();
    fold.case(0, 'late', { scene: 'fire-lane' });
    const due = fold.row('cases', 'cases', 'late')?.due ?? 0;
    fold.pass(due - MORNING + MINUTE);
    expect(fold.engine.handover(due - MINUTE)).toMatchObject({ overdue: 1, late: [{ id: 'late', overdue: true }] });
    const step = fold.row('cases', 'cases', 'late')?.stepDue ?? 0;
    expect(fold.engine.handover(Math.max(due, step) + 1).late).toEqual([]);
  });

  it('hears at the most of the day for which closed cases are remembered, and of nothing to come', () => {
    const fold = new ToldFold();
    fold.case(0, 'one');
    fold.pass(3 * DAY);
    expect(fold.engine.handover(0)).toMatchObject({ since: MORNING + 2 * DAY, opened: 0, open: 1 });
    expect(fold.engine.handover(Number.MAX_SAFE_INTEGER)).toMatchObject({ since: MORNING + 3 * DAY });
  });
});
