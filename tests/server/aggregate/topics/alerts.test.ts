import { describe, expect, it } from 'vitest';
import { ALERT_LIMIT } from '#server/aggregate/topics/alert-rows';
import { JOINS } from '#server/aggregate/topics/alerts';
import { HOUR, MINUTE, MORNING, SECOND, ToldFold } from '../../../support/fold.ts';

const alerts = (fold: ToldFold) => fold.rows('alerts', 'alerts');
const states = (fold: ToldFold) => alerts(fold).map(({ id, state }) => `${id} ${state}`);
type Action = 'acknowledge' | 'false-alarm' | 'note' | 'verify' | 'merge';
const operate = (fold: ToldFold, at: number, action: Action, subject: string, into?: string) => fold.say(at, 'operator', { post: 'desk', action, subject, into });

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

  it('about a household says its block and nothing nearer, and still keeps two homes of a block apart', () => {
    const fold = new ToldFold();
    const of = (at: number, device: string, place: string) => { fold.alert(at, { scene: 'elder-water', device, place, label: `${place}水表`, origin: 'sensor' }); };
    of(0, 'meter-7', '曹杨五村12号');
    of(SECOND, 'meter-8', '曹杨五村14号');
    of(2 * SECOND, 'meter-7', '曹杨五村12号');
    expect(alerts(fold).map(({ device, place, label, block, count }) => ({ device, place, label, block, count }))).toEqual([
      { device: '', place: '', label: '', block: 'b-1', count: 2 }, { device: '', place: '', label: '', block: 'b-1', count: 1 },
    ]);
    const published = JSON.stringify([...fold.engine.topics.values()].map((topic) => topic.rows()));
    expect(published).not.toMatch(/meter-[78]|曹杨五村/);
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

describe('alerts of one place and scene', () => {
  it('are one row and one case, with how often and by how many devices it was told', () => {
    const fold = new ToldFold();
    fold.alert(0, { place: 'yard' }, { id: 'a-1' });
    fold.alert(1, { place: 'yard', device: 'cam-2', severity: 1 }, { id: 'a-2' });
    fold.alert(2, { place: 'yard', device: 'cam-2' }, { id: 'a-3' });
    fold.alert(3, { place: 'gate', device: 'cam-3' }, { id: 'a-4' });
    expect(alerts(fold).map(({ id, device, place, count, devices, severity }) => [id, device, place, count, devices, severity]))
      .toEqual([['a-1', 'cam-1', 'yard', 3, 2, 1], ['a-4', 'cam-3', 'gate', 1, 1, 2]]);
    expect(fold.row('cases', 'cases', 'case-a-1')).toMatchObject({ alerts: 3, severity: 1 });
    expect(fold.totals).toMatchObject({ opened: 2, alerts: 2 });
  });

  it('are so by the place that the device declared, where they name none', () => {
    const fold = new ToldFold();
    for (const device of ['cam-1', 'cam-2']) fold.say(0, 'device', { device, kind: 'camera', online: true, place: 'yard' });
    fold.alert(1);
    fold.alert(2, { device: 'cam-2' });
    expect(alerts(fold)).toMatchObject([{ place: 'yard', count: 2, devices: 2 }]);
  });

  it('stand until the last device took back what it told', () => {
    const fold = new ToldFold();
    for (const device of ['cam-1', 'cam-2']) fold.alert(0, { place: 'yard', device }, { id: `a-${device}` });
    fold.alert(1, { place: 'yard', state: 'ended' });
    expect(states(fold)).toEqual(['a-cam-1 raised']);
    fold.alert(2, { place: 'yard', device: 'cam-2', state: 'ended' });
    expect(states(fold)).toEqual(['a-cam-1 ended']);
  });

  it('stand again in their row while that is in view, and count on', () => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    fold.alert(SECOND, { state: 'ended' });
    fold.alert(MINUTE, {}, { id: 'a-2' });
    expect(alerts(fold)).toMatchObject([{ id: 'a-1', state: 'raised', count: 2, devices: 1 }]);
    expect(fold.totals).toMatchObject({ opened: 1, alerts: 1 });
    fold.pass(10 * MINUTE);
    expect(states(fold)).toEqual(['a-1 raised']);
  });

  it('are about the same open case half an hour after the last ended, and no longer', () => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    fold.alert(SECOND, { state: 'ended' });
    fold.alert(SECOND + JOINS - 1, { severity: 1 }, { id: 'a-2' });
    expect(alerts(fold)).toMatchObject([{ id: 'a-2', case: 'case-a-1', count: 1 }]);
    expect(fold.row('cases', 'cases', 'case-a-1')).toMatchObject({ alerts: 2, severity: 1 });
    fold.alert(HOUR, { state: 'ended' });
    fold.alert(HOUR + JOINS, {}, { id: 'a-3' });
    expect(alerts(fold)).toMatchObject([{ id: 'a-3', case: 'case-a-3' }]);
    expect(fold.totals).toMatchObject({ open: 2 });
  });

  it('of a patrol are apart at each place, and one takes back its own', () => {
    const fold = new ToldFold();
    const tell = (at: number, place: string, state: 'raised' | 'ended' = 'raised') => fold.alert(at, { device: 'app-1', origin: 'patrol', place, state }, { id: `a-${at}` });
    tell(0, 'yard');
    tell(1, 'gate');
    tell(2, 'yard', 'ended');
    expect(states(fold)).toEqual(['a-0 ended', 'a-1 raised']);
  });

  it('follow a camera that looks elsewhere: what it saw before is over', () => {
    const fold = new ToldFold();
    fold.alert(0, { place: 'yard' }, { id: 'a-1' });
    fold.alert(1, { place: 'gate' }, { id: 'a-2' });
    expect(states(fold)).toEqual(['a-1 ended', 'a-2 raised']);
  });
});

describe('a case that was closed', () => {
  const closed = (state: 'closed' | 'rejected') => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    fold.case(SECOND, 'case-a-1', { state });
    return fold;
  };

  it('is opened again by an alert of its place and scene within a day', () => {
    const fold = closed('closed');
    fold.alert(24 * HOUR, {}, { id: 'a-2' });
    expect(fold.row('cases', 'cases', 'case-a-1')).toMatchObject({ state: 'rework', alerts: 2 });
    expect(alerts(fold)).toMatchObject([{ id: 'a-2', case: 'case-a-1' }]);
    expect(fold.totals).toMatchObject({ open: 1, opened: 1 });
  });

  it('is not after a day, nor by another place', () => {
    const fold = closed('closed');
    fold.alert(HOUR, { device: 'cam-2' }, { id: 'a-2' });
    fold.alert(24 * HOUR + SECOND, {}, { id: 'a-3' });
    expect(fold.totals).toMatchObject({ open: 2, opened: 3 });
  });

  it('is not where it was rejected', () => {
    const fold = closed('rejected');
    fold.alert(MINUTE, {}, { id: 'a-2' });
    expect(alerts(fold)).toMatchObject([{ id: 'a-1' }, { id: 'a-2', case: 'case-a-2' }]);
    expect(fold.totals).toMatchObject({ open: 1, closed: 1 });
  });

  it('can be opened again for a day after each closing', () => {
    const fold = closed('closed');
    fold.alert(20 * HOUR, {}, { id: 'a-2' });
    fold.case(21 * HOUR, 'case-a-1', { state: 'closed' });
    fold.alert(40 * HOUR, {}, { id: 'a-3' });
    expect(fold.totals).toMatchObject({ open: 1, opened: 1 });
  });
});

describe('verification', () => {
  it.each(['a-1', 'case-a-1'])('by a post marks the alert and accepts its case (%s)', (subject) => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    operate(fold, 1, 'verify', subject);
    expect(alerts(fold)).toMatchObject([{ verified: true, state: 'raised' }]);
    expect(fold.row('cases', 'cases', 'case-a-1')?.state).toBe('accepted');
  });

  it('leaves a case where it is that was accepted long ago, and what nobody knows', () => {
    const fold = new ToldFold();
    fold.alert(0, {}, { id: 'a-1' });
    fold.case(1, 'case-a-1', { state: 'dispatched' });
    operate(fold, 2, 'verify', 'a-1');
    operate(fold, 2, 'verify', 'unknown');
    expect(fold.row('cases', 'cases', 'case-a-1')?.state).toBe('dispatched');
  });

  it('comes of two devices that agree, in a scene that sensors tell of', () => {
    const fold = new ToldFold();
    for (const device of ['s-1', 's-2']) {
      fold.alert(0, { scene: 'smoke-alarm', place: 'house', device, origin: 'sensor' });
      fold.alert(0, { scene: 'litter', place: 'house', device });
    }
    expect(alerts(fold).map(({ scene, verified }) => [scene, verified])).toEqual([['smoke-alarm', true], ['litter', false]]);
    expect(fold.stream('scene.smoke-alarm', 'steps').find(({ id }) => id === 'accepted')).toMatchObject({ count: 1 });
  });

  it('does not come of one device that says it twice, nor of one that took it back', () => {
    const fold = new ToldFold();
    const tell = (at: number, device: string, state: 'raised' | 'ended' = 'raised') => fold.alert(at, { scene: 'smoke-alarm', place: 'house', device, origin: 'sensor', state });
    tell(0, 's-1');
    tell(1, 's-1');
    tell(2, 's-1', 'ended');
    tell(3, 's-2');
    expect(alerts(fold)).toMatchObject([{ devices: 2, verified: false }]);
  });
});

it('names its case to whoever acts on that', () => {
  const fold = new ToldFold();
  fold.alert(0, {}, { id: 'a-1' });
  fold.say(1, 'operator', { post: 'desk', action: 'accept', subject: 'a-1' });
  expect(fold.engine.case('a-1')).toMatchObject({ id: 'case-a-1', state: 'accepted' });
  expect(fold.engine.case('unknown')).toBeUndefined();
});

describe('merging', () => {
  const two = () => {
    const fold = new ToldFold();
    fold.alert(0, { severity: 1 }, { id: 'a-1' });
    fold.alert(0, { device: 'cam-2', severity: 3 }, { id: 'a-2' });
    fold.alert(1, { device: 'cam-2', severity: 3 });
    return fold;
  };

  it('moves alerts and their count to the other case, and rejects the first, once', () => {
    const fold = two();
    operate(fold, 2, 'merge', 'case-a-1', 'case-a-2');
    operate(fold, 3, 'merge', 'case-a-1', 'case-a-2');
    expect(fold.row('cases', 'cases', 'case-a-1')).toMatchObject({ state: 'rejected', alerts: 0 });
    expect(fold.row('cases', 'cases', 'case-a-2')).toMatchObject({ state: 'discovered', alerts: 3, severity: 1 });
    expect(alerts(fold).map(({ id, state, case: about }) => [id, state, about])).toEqual([['a-1', 'raised', 'case-a-2'], ['a-2', 'raised', 'case-a-2']]);
    expect(fold.totals).toMatchObject({ open: 1, closed: 1, opened: 2, gravest: 1 });
    expect(fold.row('blocks', 'blocks', 'b-1')).toMatchObject({ open: 1 });
  });

  it('lets what comes later of either place be about the one case, which ends both', () => {
    const fold = two();
    operate(fold, 2, 'merge', 'a-1', 'a-2');
    fold.alert(3, {}, { id: 'a-3' });
    expect(fold.row('cases', 'cases', 'case-a-2')).toMatchObject({ alerts: 4 });
    fold.case(4, 'case-a-2', { state: 'closed' });
    expect(states(fold)).toEqual(['a-1 closed', 'a-2 closed']);
    fold.alert(HOUR, {}, { id: 'a-4' });
    expect(fold.row('cases', 'cases', 'case-a-2')).toMatchObject({ state: 'rework', alerts: 5 });
  });

  it('takes a case in that no alert opened, and is nothing where one ended or is unknown', () => {
    const fold = two();
    fold.case(1, 'c-1', { severity: 2 });
    operate(fold, 2, 'merge', 'case-a-1', 'c-1');
    expect(fold.row('cases', 'cases', 'c-1')).toMatchObject({ alerts: 1, severity: 1 });
    fold.case(3, 'c-1', { state: 'closed' });
    expect(states(fold)).toEqual(['a-1 closed', 'a-2 raised']);
    for (const [subject, into] of [['a-2', 'c-1'], ['c-1', 'a-2'], ['a-2', 'a-2'], ['a-2', 'none'], ['none', 'a-2']] as const) operate(fold, 4, 'merge', subject, into);
    expect(fold.totals).toMatchObject({ open: 1, closed: 2 });
  });
});
