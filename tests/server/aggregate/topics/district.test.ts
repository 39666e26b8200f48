import { describe, expect, it } from 'vitest';
import { FRESHNESS_BUDGET } from '#protocol/topics';
import { HOUR, ToldFold } from '../../../support/fold.ts';

/** Nine working hours from 08:00: 09:00 to 17:30, and half an hour of the next morning. */
const LITTER_LIMIT = 25.5 * HOUR;

describe('the district', () => {
  it('counts cases closed by the time they were due, by their events’ own times', () => {
    const fold = new ToldFold();
    for (const id of ['in-time', 'to-the-dot', 'late', 'told-late']) fold.case(0, id);
    fold.case(HOUR, 'in-time', { state: 'closed' });
    fold.case(LITTER_LIMIT, 'to-the-dot', { state: 'closed' });
    fold.case(LITTER_LIMIT + 1, 'late', { state: 'closed' });
    fold.case(LITTER_LIMIT + HOUR, 'told-late', { state: 'closed' }, { time: HOUR });
    expect(fold.totals).toMatchObject({ closed: 4, onTime: 3, overdue: 0, open: 0 });
  });

  it('says how many blocks were heard from within the budget', () => {
    const fold = new ToldFold();
    fold.reading(0, 'b-1');
    fold.reading(10, 'b-2');
    fold.reading(20, 'b-2');
    expect(fold.totals).toMatchObject({ blocks: 6, fresh: 2 });
    fold.pass(FRESHNESS_BUDGET);
    expect(fold.totals?.fresh).toBe(1);
    fold.pass(FRESHNESS_BUDGET + 20);
    expect(fold.totals?.fresh).toBe(0);
    fold.reading(FRESHNESS_BUDGET + 30, 'b-1');
    expect(fold.totals?.fresh).toBe(1);
  });

  it('gives a block as long as the feed that means to speak most often may be quiet, where that is longer', () => {
    const fold = new ToldFold();
    const feed = (at: number, state: 'started' | 'ended', period: number, source: string) => fold.say(at, 'feed', { state, period }, { source });
    feed(0, 'started', HOUR, '/slow');
    feed(0, 'started', 2 * HOUR, '/slower');
    fold.reading(0, 'b-1');
    fold.pass(2.5 * HOUR - 1);
    expect(fold.totals?.fresh).toBe(1);
    fold.pass(2.5 * HOUR);
    expect(fold.totals?.fresh).toBe(0);
    feed(3 * HOUR, 'ended', HOUR, '/slow');
    fold.reading(3 * HOUR, 'b-1');
    fold.pass(8 * HOUR - 1);
    expect(fold.totals?.fresh).toBe(1);
    feed(8 * HOUR, 'started', 1_000, '/quick');
    fold.reading(9 * HOUR, 'b-2');
    fold.pass(9 * HOUR + FRESHNESS_BUDGET);
    expect(fold.totals?.fresh).toBe(0);
  });

  it('begins its day’s counts anew at local midnight', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1');
    fold.case(1, 'c-2');
    fold.case(2, 'c-1', { state: 'closed' });
    fold.say(3, 'visit', { post: 'post-1', block: 'b-1' });
    fold.say(4, 'visit', { post: 'post-1', block: 'b-1' }, { time: -9 * HOUR });
    expect(fold.totals).toMatchObject({ openedToday: 2, closedToday: 1, visitsToday: 1 });
    fold.pass(16 * HOUR);
    expect(fold.totals).toMatchObject({ openedToday: 0, closedToday: 0, visitsToday: 0, opened: 2, closed: 1 });
    fold.case(17 * HOUR, 'c-1', { state: 'rework' });
    fold.case(17 * HOUR, 'c-2', { state: 'closed' });
    expect(fold.totals).toMatchObject({ openedToday: 0, closedToday: 1, opened: 2, closed: 1, open: 1 });
  });

  it('says how many open cases were only spread over the blocks', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', { placed: 'spread' });
    fold.case(0, 'c-2', { placed: 'table' });
    expect(fold.totals?.spread).toBe(1);
    fold.case(1, 'c-1', { state: 'closed' });
    expect(fold.totals?.spread).toBe(0);
  });

  it('has a case for a visit that found trouble, also where two sources use one id', () => {
    const fold = new ToldFold();
    fold.say(0, 'visit', { post: 'post-1', block: 'b-1', scene: 'litter' }, { id: 'v-1' });
    fold.say(0, 'visit', { post: 'post-2', block: 'b-2', scene: 'litter' }, { id: 'v-1', source: '/west' });
    fold.say(0, 'visit', { post: 'post-3', block: 'b-2' });
    expect(fold.rows('cases', 'cases').map(({ id, origin, block }) => [id, origin, block])).toEqual([['visit-v-1', 'patrol', 'b-1'], ['visit-/west#v-1', 'patrol', 'b-2']]);
    expect(fold.totals).toMatchObject({ visitsToday: 3, open: 2 });
  });
});
