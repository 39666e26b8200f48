import { describe, expect, it } from 'vitest';
import { FEED_LIMIT } from '#server/aggregate/topics/feeds';
import { HOUR, MINUTE, MORNING, SECOND, ToldFold } from '../../../support/fold.ts';

const feed = (fold: ToldFold, id = '/east') => fold.row('feeds', 'feeds', id);
const declare = (fold: ToldFold, at: number, state: 'started' | 'alive' | 'ended', period?: number) => fold.say(at, 'feed', { state, period });

describe('a feed', () => {
  it('has a row from its first event on', () => {
    const fold = new ToldFold();
    fold.reading(0);
    fold.reading(SECOND);
    expect(fold.rows('feeds', 'feeds')).toEqual([{
      id: '/east', state: 'live', period: 0, started: MORNING, lastSeen: MORNING + SECOND, rate: 0, accepted: 2, repeated: 0, rejected: 0, reason: '',
    }]);
  });

  it('is late after two and a half of its periods and silent after ten, at those very times', () => {
    const fold = new ToldFold();
    declare(fold, 0, 'started', 10 * SECOND);
    fold.reading(SECOND);
    const states = [26 * SECOND - 1, 26 * SECOND, 101 * SECOND - 1, 101 * SECOND].map((at) => {
      fold.pass(at);
      return feed(fold)?.state;
    });
    expect(states).toEqual(['live', 'late', 'late', 'silent']);
    fold.reading(200 * SECOND);
    expect(feed(fold)?.state).toBe('live');
  });

  it('that is alive with nothing to say is not late, and began when it did', () => {
    const fold = new ToldFold();
    declare(fold, 0, 'started', 10 * SECOND);
    declare(fold, 20 * SECOND, 'alive', 10 * SECOND);
    fold.pass(40 * SECOND);
    expect(feed(fold)).toMatchObject({ state: 'live', started: MORNING, lastSeen: MORNING + 20 * SECOND });
  });

  it('with a very short period is given 5 and 30 seconds', () => {
    const fold = new ToldFold();
    declare(fold, 0, 'started', 100);
    const states = [5 * SECOND - 1, 5 * SECOND, 30 * SECOND].map((at) => {
      fold.pass(at);
      return feed(fold)?.state;
    });
    expect(states).toEqual(['live', 'late', 'silent']);
  });

  it('that declared no period is late after 15 minutes and silent after an hour', () => {
    const fold = new ToldFold();
    fold.reading(0);
    const states = [15 * MINUTE - 1, 15 * MINUTE, HOUR].map((at) => {
      fold.pass(at);
      return feed(fold)?.state;
    });
    expect(states).toEqual(['live', 'late', 'silent']);
  });

  it('that ended stays ended until it speaks again', () => {
    const fold = new ToldFold();
    declare(fold, 0, 'started', SECOND);
    declare(fold, SECOND, 'ended');
    fold.pass(HOUR);
    expect(feed(fold)?.state).toBe('ended');
    fold.reading(HOUR);
    expect(feed(fold)?.state).toBe('live');
    fold.pass(HOUR + 5 * SECOND);
    expect(feed(fold)?.state).toBe('late');
  });

  it('shows its events a minute, and 0 again when it is silent', () => {
    const fold = new ToldFold();
    for (let at = 0; at < 10 * MINUTE; at += SECOND) fold.reading(at);
    expect(feed(fold)?.rate).toBeCloseTo(60, 0);
    fold.pass(HOUR);
    expect(feed(fold)?.rate).toBe(0);
  });

  it('shows what was turned away, which is not its speaking', () => {
    const fold = new ToldFold();
    fold.say(0, 'admission', { repeated: 2, rejected: { 'too-deep': 1, 'unknown-block': 3 } });
    expect(feed(fold)).toMatchObject({ state: 'silent', started: 0, lastSeen: 0, accepted: 0, repeated: 2, rejected: 4, reason: 'unknown-block' });
    fold.reading(SECOND);
    fold.say(MINUTE, 'admission', { repeated: 1, rejected: {} });
    expect(feed(fold)).toMatchObject({ state: 'live', started: MORNING + SECOND, lastSeen: MORNING + SECOND, accepted: 1, repeated: 3, rejected: 4 });
  });

  it('is no row for a post at its desk', () => {
    const fold = new ToldFold();
    fold.say(0, 'operator', { post: 'desk', action: 'note', subject: 'a-1' });
    expect(fold.rows('feeds', 'feeds')).toEqual([]);
  });

  it('past the thousandth shares a row with all others', () => {
    const fold = new ToldFold();
    for (let i = 0; i < FEED_LIMIT + 5; i++) fold.reading(i, 'b-1', { source: `/s-${i}` });
    fold.reading(2000, 'b-1', { source: '/s-0' });
    expect(fold.rows('feeds', 'feeds')).toHaveLength(FEED_LIMIT + 1);
    expect([feed(fold, 'other')?.accepted, feed(fold, '/s-0')?.accepted]).toEqual([5, 2]);
  });
});
