import { describe, expect, it } from 'vitest';
import { ALERT_LIMIT } from '#server/aggregate/topics/alert-rows';
import { HOUR, MINUTE, MORNING, SECOND, ToldFold } from '../../../support/fold.ts';

const alerts = (fold: ToldFold) => fold.rows('alerts', 'alerts');
const states = (fold: ToldFold) => alerts(fold).map(({ id, state }) => `${id} ${state}`);
const operate = (fold: ToldFold, at: number, action: 'acknowledge' | 'false-alarm' | 'note', subject: string) => fold.say(at, 'operator', { post: 'desk', action, subject });

describe('an alert', () => {
  it('has a row under its event’s id, and opens a case at once', () => {
    const fold = new ToldFold();
    fold.alert(5000, { label: '白色货车', origin: 'drone' }, { id: 'a-1', time: 4000 });
    expect(alerts(fold)).toEqual([{
      id: 'a-1', device: 'cam-1', scene: 'fire-lane', block: 'b-1', severity: 2, at: MORNING + 4000, state: 'raised',
      count: 1, devices: 1, verified: false, place: '', case: 'case-a-1', source: '/east', label: '白色货车', last: MORNING + 4000,
    }]);
    expect(fold.row('cases', 'cases', 'case-a-1')).toMatchObject({ state: 'discovered', origin: 'drone', severity: 2, alerts: 1, opened: MORNING + 4000 });
    expect(fold.row('blocks', 'blocks', 'b-1')).toMatchObject({ open: 1, opened: 1, alerts: 1, gravest: 2 });
    expect(fold.row('scenes', 'scenes', 'fire-lane')).toMatchObject({ open: 1, opened: 1, alerts: 1 });
  });

  it('that stands is counted up by the same device and scene, and only gets graver; its case with it', () => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    fold.alert(SECOND, { severity: 1 });
    fold.alert(2 * SECOND, { severity: 3 });
    expect(alerts(fold)).toMatchObject([{ id: 'a-1', count: 3, severity: 1, at: MORNING, last: MORNING + 2 * SECOND }]);
    expect(fold.totals).toMatchObject({ opened: 1, alerts: 1, gravest: 1 });
    expect(fold.row('cases', 'cases', 'case-a-1')).toMatchObject({ alerts: 3, severity: 1 });
  });

  it('of another device or another scene is another alert', () => {
    const fold = new ToldFold();
    fold.alert(0);
    fold.alert(0, { device: 'cam-2' });
    fold.alert(0, { scene: 'litter' });
    expect(alerts(fold)).toHaveLength(3);
  });

  it('whose id is taken by another source’s has a row under both names', () => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    fold.alert(0, { device: 'cam-2' }, { id: 'a-1', source: '/west' });
    expect(alerts(fold).map(({ id, case: opened }) => [id, opened])).toEqual([['a-1', 'case-a-1'], ['/west#a-1', 'case-/west#a-1']]);
  });

  it('does not take over the case of an earlier alert of its id that left', () => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    fold.alert(SECOND, { state: 'ended' });
    fold.alert(2 * MINUTE, { device: 'cam-2' }, { id: 'a-1', source: '/west' });
    expect(alerts(fold)).toMatchObject([{ id: '/west#a-1' }]);
    expect(fold.totals).toMatchObject({ open: 2 });
  });

  it('that ends is seen for another minute, and leaves its case open', () => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    fold.alert(SECOND, { state: 'ended' });
    expect(states(fold)).toEqual(['a-1 ended']);
    expect(fold.totals).toMatchObject({ alerts: 0, open: 1 });
    fold.pass(SECOND + MINUTE - 1);
    expect(states(fold)).toEqual(['a-1 ended']);
    fold.pass(SECOND + MINUTE);
    expect(states(fold)).toEqual([]);
  });

  it.each(['closed', 'rejected'] as const)('is closed when its case is %s', (state) => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    fold.case(SECOND, 'case-a-1', { state });
    expect(states(fold)).toEqual(['a-1 closed']);
    expect(fold.totals).toMatchObject({ open: 0, alerts: 0 });
    fold.pass(SECOND + MINUTE);
    expect(states(fold)).toEqual([]);
  });

  it('is acknowledged by a post, and still stands', () => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    operate(fold, 1, 'note', 'a-1');
    expect(states(fold)).toEqual(['a-1 raised']);
    operate(fold, 2, 'acknowledge', 'a-1');
    operate(fold, 3, 'acknowledge', 'unknown');
    expect(states(fold)).toEqual(['a-1 acknowledged']);
    expect(fold.totals).toMatchObject({ alerts: 1 });
  });

  it('found false stands no more, and its case is rejected', () => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    operate(fold, 1, 'false-alarm', 'a-1');
    expect(states(fold)).toEqual(['a-1 false']);
    expect(fold.row('cases', 'cases', 'case-a-1')?.state).toBe('rejected');
    expect(fold.totals).toMatchObject({ open: 0, closed: 1, alerts: 0 });
  });

  it('found false after its row left, by its case, has that rejected', () => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    fold.alert(1, { state: 'ended' });
    fold.pass(HOUR);
    operate(fold, HOUR, 'false-alarm', 'case-a-1');
    operate(fold, HOUR, 'false-alarm', 'unknown');
    expect(fold.totals).toMatchObject({ open: 0, closed: 1 });
  });
});

describe('the table of alerts', () => {
  it('lets one go that was not heard again for its severity’s time', () => {
    const fold = new ToldFold();
    fold.alert(0, { severity: 3 }, { id: 'low' });
    fold.alert(0, { severity: 2, device: 'cam-2' }, { id: 'middle' });
    fold.alert(30 * MINUTE, { severity: 3 });
    fold.pass(90 * MINUTE - 1);
    expect(states(fold)).toEqual(['low raised', 'middle raised']);
    fold.pass(90 * MINUTE);
    expect(states(fold)).toEqual(['middle raised']);
    fold.pass(4 * HOUR);
    expect(states(fold)).toEqual([]);
    expect(fold.totals).toMatchObject({ alerts: 0, open: 2 });
  });

  it('keeps one of severity 1 for as long as its case is open', () => {
    const fold = new ToldFold();
    fold.alert(0, { severity: 1 }, { id: 'a-1' });
    fold.pass(72 * HOUR);
    expect(states(fold)).toEqual(['a-1 raised']);
    fold.case(73 * HOUR, 'case-a-1', { state: 'closed' });
    fold.pass(73 * HOUR + MINUTE);
    expect(states(fold)).toEqual([]);
  });

  it('holds so many rows at most: what stands no more goes first, then the least grave oldest', () => {
    const fold = new ToldFold();
    const fill = (from: number, to: number, severity: 1 | 2 | 3) => {
      for (let i = from; i < to; i++) fold.alert(i, { device: `cam-${i}`, severity }, { id: `a-${i}` });
    };
    fill(0, 10, 1);
    fill(10, 20, 3);
    fill(20, ALERT_LIMIT, 2);
    fold.alert(ALERT_LIMIT, { device: 'cam-0', state: 'ended' });
    fold.alert(ALERT_LIMIT, { device: 'cam-10', severity: 2 });
    fill(ALERT_LIMIT + 1, ALERT_LIMIT + 4, 2);
    const ids = new Set(alerts(fold).map(({ id }) => id));
    expect(ids.size).toBe(ALERT_LIMIT);
    expect(['a-0', 'a-11', 'a-12'].filter((id) => ids.has(id))).toEqual([]);
    expect(['a-1', 'a-10', 'a-13', 'a-20'].filter((id) => !ids.has(id))).toEqual([]);
    expect(fold.totals).toMatchObject({ alerts: ALERT_LIMIT });
  });
});
