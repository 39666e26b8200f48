import { describe, expect, it } from 'vitest';
import type { EventData } from '#protocol/events';
import { DAY, HOUR, MINUTE, MORNING, SECOND, ToldFold } from '../../support/fold.ts';

const act = (fold: ToldFold, at: number, action: EventData<'operator'>['action'], subject: string, data: Partial<EventData<'operator'>> = {}) =>
  fold.say(at, 'operator', { post: 'desk-1', action, subject, ...data }, { source: '/console' });
const alarm = (fold: ToldFold, id = 'one') => fold.row('alarms', 'alarms', id);
const state = (fold: ToldFold, id = 'one') => alarm(fold, id)?.state;
/** Gas of severity 1 by the alert's own word; it is over once it has been gone for a minute. */
const gas = (fold: ToldFold, at: number, id: string, data: Partial<EventData<'alert'>> = {}) =>
  fold.alert(at, { device: 'g-1', scene: 'gas-leak', severity: 1, origin: 'sensor', ...data }, { id });
/** An object that was thrown, of severity 2; it is over at once. */
const toss = (fold: ToldFold, at: number, id: string, data: Partial<EventData<'alert'>> = {}) => fold.alert(at, { scene: 'high-toss', ...data }, { id });

describe('an alarm', () => {
  it('begins with its alert, unseen, with a priority of its severity and limit, at the seat of its scene', () => {
    const fold = new ToldFold();
    gas(fold, 0, 'one');
    toss(fold, SECOND, 'two');
    expect(alarm(fold)).toMatchObject({ scene: 'gas-leak', block: 'b-1', severity: 1, priority: 1, seat: 'duty', state: 'unacknowledged', occurrence: 1, raised: MORNING, since: MORNING, hold: 'none' });
    expect(alarm(fold, 'two')).toMatchObject({ severity: 2, priority: 98 });
  });

  it('comes of what is grave or middling, and of the slight only where the limit runs around the clock', () => {
    const fold = new ToldFold();
    for (const [i, severity] of ([1, 2, 3] as const).entries()) {
      fold.alert(0, { scene: 'bin-overflow', device: `bin-${i}`, severity }, { id: `bin-${severity}` });
      fold.alert(0, { scene: 'high-toss', device: `cam-${i}`, severity }, { id: `toss-${severity}` });
    }
    const ids = () => fold.rows('alarms', 'alarms').map(({ id }) => id).sort();
    expect(ids()).toEqual(['bin-1', 'bin-2', 'toss-1', 'toss-2', 'toss-3']);
    fold.alert(SECOND, { scene: 'bin-overflow', device: 'bin-2', severity: 2 }, { id: 'graver' });
    expect(ids()).toContain('bin-3');
  });

  it('that is over and seen is gone; one that nobody has seen stays in view as returned', () => {
    const fold = new ToldFold();
    toss(fold, 0, 'one');
    toss(fold, 0, 'two', { device: 'cam-2', block: 'b-2' });
    act(fold, SECOND, 'acknowledge', 'one');
    expect(alarm(fold)).toMatchObject({ state: 'acknowledged', by: 'desk-1', acknowledged: MORNING + SECOND });
    toss(fold, 2 * SECOND, 'three', { state: 'ended' });
    toss(fold, 2 * SECOND, 'four', { state: 'ended', device: 'cam-2', block: 'b-2' });
    expect([state(fold), state(fold, 'two')]).toEqual([undefined, 'returned']);
    fold.pass(10 * MINUTE);
    expect(state(fold, 'two')).toBe('returned');
    act(fold, 10 * MINUTE, 'acknowledge', 'two');
    expect(state(fold, 'two')).toBeUndefined();
  });

  it('of severity 1 that is over and seen waits until somebody resets it', () => {
    const fold = new ToldFold();
    gas(fold, 0, 'one');
    act(fold, SECOND, 'reset', 'one');
    act(fold, SECOND, 'acknowledge', 'one');
    gas(fold, 2 * SECOND, 'end', { state: 'ended' });
    expect(state(fold)).toBe('acknowledged');
    fold.pass(2 * SECOND + MINUTE);
    expect(state(fold)).toBe('latched');
    act(fold, 5 * MINUTE, 'reset', 'one');
    expect(state(fold)).toBeUndefined();
  });

  it('that is silenced is not seen by that, and sounds again when it is raised again', () => {
    const fold = new ToldFold();
    toss(fold, 0, 'one', { severity: 3 });
    act(fold, SECOND, 'silence', 'one');
    expect(alarm(fold)).toMatchObject({ state: 'unacknowledged', silenced: true });
    toss(fold, 2 * SECOND, 'two', { severity: 2 });
    expect(alarm(fold)).toMatchObject({ occurrence: 2, silenced: false });
  });

  it('that gets graver, or comes again, is an occurrence that nobody has seen', () => {
    const fold = new ToldFold();
    toss(fold, 0, 'one', { severity: 3 });
    act(fold, SECOND, 'acknowledge', 'one', { occurrence: 1 });
    toss(fold, 2 * SECOND, 'two', { severity: 3 });
    expect(alarm(fold)).toMatchObject({ state: 'acknowledged', occurrence: 1 });
    toss(fold, 3 * SECOND, 'three', { severity: 2 });
    expect(alarm(fold)).toMatchObject({ state: 'unacknowledged', occurrence: 2, severity: 2, by: '' });
    expect(fold.row('alerts', 'alerts', 'one')?.state).toBe('raised');
  });

  it('is acknowledged in the occurrence that the post saw: raised again in the same moment it stays unseen', () => {
    const fold = new ToldFold();
    toss(fold, 0, 'one', { severity: 3 });
    toss(fold, SECOND, 'two', { severity: 2 });
    act(fold, SECOND, 'acknowledge', 'one', { occurrence: 1 });
    expect(alarm(fold)).toMatchObject({ state: 'unacknowledged', occurrence: 2 });
    act(fold, SECOND, 'acknowledge', 'one', { occurrence: 2 });
    expect(alarm(fold)).toMatchObject({ state: 'acknowledged' });
  });

  it('sounds only after standing as long as its scene asks, but at once where it is of severity 1', () => {
    const fold = new ToldFold();
    const litter = (at: number, id: string, data: Partial<EventData<'alert'>>) => fold.alert(at, { scene: 'litter', ...data }, { id });
    litter(0, 'one', { device: 'cam-1' });
    litter(0, 'two', { device: 'cam-2', severity: 1 });
    litter(0, 'three', { device: 'cam-3' });
    litter(59 * SECOND, 'end', { device: 'cam-3', state: 'ended' });
    expect([state(fold), state(fold, 'two'), state(fold, 'three')]).toEqual([undefined, 'unacknowledged', undefined]);
    fold.pass(MINUTE);
    expect([state(fold), state(fold, 'three')]).toEqual(['unacknowledged', undefined]);
  });

  it('that comes and goes once a second for ten minutes is one line, that chatters', () => {
    const fold = new ToldFold();
    const most = { lines: 0, occurrences: 0 };
    for (let i = 0; i < 600; i++) {
      toss(fold, i * SECOND, `up-${i}`);
      toss(fold, i * SECOND + 500, `down-${i}`, { state: 'ended' });
      const rows = fold.rows('alarms', 'alarms');
      most.lines = Math.max(most.lines, rows.length);
      most.occurrences = Math.max(most.occurrences, rows[0]?.occurrence ?? 0);
    }
    expect(most).toEqual({ lines: 1, occurrences: 3 });
    expect(fold.rows('alarms', 'seats')[0]).toMatchObject({ ten: 3 });
  });

  it('chatters from the third time in a minute on, until a minute went without', () => {
    const fold = new ToldFold();
    for (let i = 0; i < 3; i++) {
      fold.case(i * 10 * SECOND, 'c', { scene: 'gas-leak' });
      fold.alert(i * 10 * SECOND, { scene: 'high-toss', origin: 'patrol', device: 'p' }, { id: `up-${i}` });
      fold.alert(i * 10 * SECOND + SECOND, { scene: 'high-toss', origin: 'patrol', device: 'p', state: 'ended' });
    }
    expect(fold.rows('alarms', 'alarms')[0]).toMatchObject({ chattering: true, occurrence: 3 });
    fold.pass(20 * SECOND + MINUTE + SECOND);
    expect(fold.rows('alarms', 'alarms')[0]).toMatchObject({ chattering: false });
  });

  it('that stands for a day is stale', () => {
    const fold = new ToldFold();
    gas(fold, 0, 'one');
    fold.pass(DAY - 1);
    expect(alarm(fold)?.standing).toBe(false);
    fold.pass(DAY);
    expect([alarm(fold)?.standing, fold.rows('alarms', 'seats')[0]?.stale]).toEqual([true, 1]);
  });

  it('that began a burst in its block is marked first', () => {
    const fold = new ToldFold();
    toss(fold, 0, 'elsewhere', { device: 'cam-9', block: 'b-2' });
    for (let i = 0; i < 3; i++) toss(fold, i * 20 * SECOND, `n-${i}`, { device: `cam-${i}` });
    expect(fold.rows('alarms', 'alarms').map(({ id, first }) => [id, first])).toEqual([['elsewhere', false], ['n-0', true], ['n-1', false], ['n-2', false]]);
  });

  it('goes with its case, whether anybody saw it or not', () => {
    const fold = new ToldFold();
    gas(fold, 0, 'one');
    gas(fold, SECOND, 'end', { state: 'ended' });
    fold.pass(2 * MINUTE);
    expect(state(fold)).toBe('returned');
    fold.case(3 * MINUTE, 'case-one', { scene: 'gas-leak', state: 'closed' });
    expect(fold.rows('alarms', 'alarms')).toEqual([]);
  });

  it('that was found false is gone', () => {
    const fold = new ToldFold();
    toss(fold, 0, 'one');
    act(fold, SECOND, 'false-alarm', 'one');
    expect(fold.rows('alarms', 'alarms')).toEqual([]);
  });

  it('names no household: neither its device stands among those that alarm most, nor what is held back', () => {
    const fold = new ToldFold();
    fold.alert(0, { device: 'meter-77', scene: 'elder-water', severity: 2, origin: 'sensor', place: 'Block 7' }, { id: 'one' });
    act(fold, SECOND, 'out-of-service', 'one', { reason: 'meter broken', hours: 5 });
    fold.pass(HOUR);
    const topic = JSON.stringify(fold.engine.topics.get('alarms')?.rows());
    expect(topic).not.toMatch(/meter-77|Block 7/);
    expect(fold.rows('alarms', 'actors')[0]).toMatchObject({ scene: 'elder-water', block: 'b-1', device: '' });
    expect(alarm(fold)?.hold).toBe('out-of-service');
  });
});

describe('what is held back', () => {
  it('is shelved with a reason and an end, also what comes again meanwhile, and sounds after it', () => {
    const fold = new ToldFold();
    toss(fold, 0, 'one');
    act(fold, SECOND, 'shelve', 'one', { reason: 'works', hours: 2 });
    expect(alarm(fold)).toMatchObject({ hold: 'shelved', until: MORNING + SECOND + 2 * HOUR });
    expect(fold.rows('alarms', 'shelves')[0]).toMatchObject({ kind: 'alarm', scene: 'high-toss', post: 'desk-1', reason: 'works', device: 'cam-1' });
    toss(fold, MINUTE, 'end', { state: 'ended' });
    expect(fold.rows('alarms', 'alarms')).toEqual([]);
    toss(fold, HOUR, 'two');
    expect([alarm(fold, 'two')?.hold, fold.rows('alarms', 'seats')[0]]).toEqual(['shelved', expect.objectContaining({ ten: 0, shelved: 1, unacknowledged: 0 })]);
    fold.pass(SECOND + 2 * HOUR);
    expect([alarm(fold, 'two')?.hold, fold.rows('alarms', 'shelves'), fold.rows('alarms', 'seats')[0]]).toEqual(['none', [], expect.objectContaining({ ten: 1, shelved: 0, unacknowledged: 1 })]);
  });

  it('may be let go of before its end, and once means this occurrence alone', () => {
    const fold = new ToldFold();
    toss(fold, 0, 'one');
    act(fold, SECOND, 'shelve', 'one', { reason: 'works', hours: 2 });
    act(fold, 2 * SECOND, 'unshelve', 'one');
    expect(alarm(fold)?.hold).toBe('none');
    act(fold, 3 * SECOND, 'shelve', 'one', { reason: 'works', once: true });
    expect(alarm(fold)?.hold).toBe('shelved');
    toss(fold, 4 * SECOND, 'end', { state: 'ended' });
    toss(fold, 5 * SECOND, 'two');
    expect([fold.rows('alarms', 'shelves'), fold.rows('alarms', 'alarms').map(({ hold }) => hold)]).toEqual([[], ['none']]);
  });

  it('needs two posts where it is of severity 1, and the end counts from the second', () => {
    const fold = new ToldFold();
    gas(fold, 0, 'one');
    act(fold, SECOND, 'shelve', 'one', { reason: 'exercise of the gas company', hours: 1 });
    expect([alarm(fold)?.hold, fold.rows('alarms', 'shelves')[0]?.asked]).toEqual(['none', true]);
    act(fold, 2 * SECOND, 'shelve', 'one');
    expect([alarm(fold)?.hold, fold.rows('alarms', 'seats')[0]?.unauthorised]).toEqual(['none', 1]);
    act(fold, 3 * SECOND, 'shelve', 'one', { post: 'desk-2' });
    expect(alarm(fold)).toMatchObject({ hold: 'shelved', until: MORNING + 3 * SECOND + HOUR });
    expect(fold.rows('alarms', 'shelves')[0]).toMatchObject({ post: 'desk-1', second: 'desk-2', asked: false });
  });

  it('comes through where it becomes of severity 1 and one post alone had shelved it', () => {
    const fold = new ToldFold();
    gas(fold, 0, 'one', { severity: 2 });
    act(fold, SECOND, 'shelve', 'one', { reason: 'works', hours: 1 });
    expect(alarm(fold)?.hold).toBe('shelved');
    gas(fold, 2 * SECOND, 'two', { severity: 1 });
    expect(alarm(fold)).toMatchObject({ hold: 'none', state: 'unacknowledged', severity: 1 });
  });

  it('is what follows from another alarm of the block, as long as that stands', () => {
    const fold = new ToldFold();
    const flood = (at: number, id: string, data: Partial<EventData<'alert'>> = {}) => fold.alert(at, { scene: 'street-flood', device: 'f-1', origin: 'sensor', severity: 2, ...data }, { id });
    flood(0, 'flood');
    fold.alert(0, { scene: 'manhole-shift', device: 'm-1', origin: 'sensor', severity: 2 }, { id: 'here' });
    fold.alert(0, { scene: 'manhole-shift', device: 'm-2', origin: 'sensor', severity: 2, block: 'b-2' }, { id: 'there' });
    fold.alert(0, { scene: 'manhole-shift', device: 'm-3', origin: 'sensor', severity: 1 }, { id: 'grave' });
    fold.pass(10 * SECOND);
    const holds = () => ['here', 'there', 'grave'].map((id) => alarm(fold, id)?.hold);
    expect(holds()).toEqual(['suppressed', 'none', 'none']);
    flood(MINUTE, 'over', { state: 'ended' });
    fold.pass(MINUTE + 121 * SECOND);
    expect(holds()).toEqual(['none', 'none', 'none']);
  });

  it('of a household is shelved and out of service by two entries, each of which is let go of by itself', () => {
    const fold = new ToldFold();
    fold.alert(0, { device: 'meter-77', scene: 'elder-water', severity: 2, origin: 'sensor' }, { id: 'one' });
    act(fold, SECOND, 'shelve', 'one', { reason: 'away', hours: 2 });
    act(fold, SECOND, 'out-of-service', 'one', { reason: 'broken', hours: 5 });
    const shelves = () => fold.rows('alarms', 'shelves');
    expect(shelves().map(({ kind, device }) => [kind, device])).toEqual([['alarm', ''], ['device', '']]);
    act(fold, 2 * SECOND, 'in-service', shelves()[1]?.id ?? '');
    expect([shelves().map(({ kind }) => kind), alarm(fold)?.hold]).toEqual([['alarm'], 'shelved']);
    act(fold, 3 * SECOND, 'unshelve', 'one');
    expect([shelves(), alarm(fold)?.hold]).toEqual([[], 'none']);
  });

  it('is what comes from a device that is out of service, until it is put back', () => {
    const fold = new ToldFold();
    act(fold, 0, 'out-of-service', 'cam-1', { reason: 'being replaced', hours: 48 });
    toss(fold, SECOND, 'one');
    expect([alarm(fold)?.hold, fold.rows('alarms', 'seats')[0]?.unserviced]).toEqual(['out-of-service', 1]);
    act(fold, 2 * SECOND, 'in-service', 'cam-1');
    expect([alarm(fold)?.hold, fold.rows('alarms', 'shelves')]).toEqual(['none', []]);
  });

  it('survives a checkpoint to the last deadline', () => {
    const told = (fold: ToldFold) => {
      toss(fold, 0, 'one');
      gas(fold, 0, 'two');
      act(fold, SECOND, 'shelve', 'one', { reason: 'works', hours: 2 });
      act(fold, SECOND, 'shelve', 'two', { reason: 'works', hours: 3 });
    };
    const [whole, before, after] = [new ToldFold(), new ToldFold(), new ToldFold()];
    told(whole);
    told(before);
    after.engine.restore(before.engine.dump());
    for (const fold of [whole, after]) {
      act(fold, MINUTE, 'shelve', 'two', { post: 'desk-2' });
      toss(fold, 2 * MINUTE, 'three', { device: 'cam-2' });
      fold.pass(3.5 * HOUR);
    }
    expect(after.engine.topics.get('alarms')?.rows()).toEqual(whole.engine.topics.get('alarms')?.rows());
    expect(whole.rows('alarms', 'alarms').map(({ id, hold }) => [id, hold])).toEqual([['one', 'none'], ['two', 'none'], ['three', 'none']]);
  });
});

describe('the load of a seat', () => {
  it('is in flood above ten alarms in ten minutes, until fewer than five are left', () => {
    const fold = new ToldFold();
    const seat = () => fold.rows('alarms', 'seats')[0];
    for (let i = 0; i < 10; i++) toss(fold, i * SECOND, `n-${i}`, { device: `cam-${i}` });
    expect(seat()).toMatchObject({ ten: 10, hour: 10, day: 10, flood: false, unacknowledged: 10 });
    toss(fold, 5 * MINUTE, 'more', { device: 'cam-more' });
    expect(seat()).toMatchObject({ ten: 11, flood: true, most: 11 });
    fold.pass(10 * MINUTE + 30 * SECOND);
    expect(seat()).toMatchObject({ ten: 1, hour: 11, flood: false });
  });

  it('counts its windows of ten minutes, empty ones too, and those with a flood', () => {
    const fold = new ToldFold();
    for (let i = 0; i < 11; i++) toss(fold, i * SECOND, `n-${i}`, { device: `cam-${i}` });
    fold.pass(100 * MINUTE);
    expect(fold.rows('alarms', 'seats')[0]).toMatchObject({ windows: 10, flooded: 100, most: 11, grave: 0, middle: 11, slight: 0 });
  });

  it('says how long an acknowledgement takes, on the mean and for nine of ten', () => {
    const fold = new ToldFold();
    for (let i = 0; i < 10; i++) toss(fold, 0, `n-${i}`, { device: `cam-${i}` });
    for (let i = 0; i < 10; i++) act(fold, (i + 1) * SECOND, 'acknowledge', `n-${i}`);
    expect(fold.rows('alarms', 'seats')[0]).toMatchObject({ answered: 10, mean: 6, p90: 9, unacknowledged: 0 });
  });

  it('names the ten that alarm most and their share, over thirty days', () => {
    const fold = new ToldFold();
    for (let i = 0; i < 12; i++) {
      for (let k = 0; k <= (i === 11 ? 8 : 0); k++) {
        fold.alert((i * 20 + k) * MINUTE, { scene: 'high-toss', device: `p-${i}`, origin: 'patrol' }, { id: `up-${i}-${k}` });
        fold.alert((i * 20 + k) * MINUTE + SECOND, { scene: 'high-toss', device: `p-${i}`, origin: 'patrol', state: 'ended' });
      }
    }
    fold.pass(5 * HOUR);
    expect(fold.rows('alarms', 'actors').find(({ rank }) => rank === 1)).toMatchObject({ device: 'p-11', count: 9, share: 45 });
    expect([fold.rows('alarms', 'actors').length, fold.rows('alarms', 'seats')[0]?.top]).toEqual([10, 90]);
    fold.pass(32 * DAY);
    expect([fold.rows('alarms', 'actors'), fold.rows('alarms', 'seats')[0]]).toEqual([[], expect.objectContaining({ middle: 0, most: 0, windows: expect.any(Number) as number })]);
  });
});
