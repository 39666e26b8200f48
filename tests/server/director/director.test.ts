import { describe, expect, it } from 'vitest';
import { program, type Direction, type Program } from '#protocol/director';
import type { EventData } from '#protocol/events';
import { DAY, HOUR, MINUTE, MORNING, SECOND, ToldFold } from '../../support/fold.ts';

const playlist = (id: string, ...items: [show: string, seconds: number, when?: 'always' | 'alarm' | 'calm'][]) =>
  ({ id, zh: id, en: id, items: items.map(([show, seconds, when = 'always']) => ({ show, seconds, when })) });
const setUp = (fold: ToldFold, given: unknown, at = 0): Program => {
  const made = program.parse(given);
  fold.say(at, 'program', made, { source: '/tongxin' });
  return made;
};
const direct = (fold: ToldFold, at: number, action: Direction, data: Partial<EventData<'direct'>> = {}) =>
  fold.say(at, 'direct', { post: 'desk-1', action, target: 'main', ...data }, { source: '/console' });
const wall = (fold: ToldFold, id = 'main') => fold.row('director', 'walls', id);
const gas = (fold: ToldFold, at: number, id: string, data: Partial<EventData<'alert'>> = {}) =>
  fold.alert(at, { device: `g-${id}`, scene: 'gas-leak', severity: 1, origin: 'sensor', ...data }, { id });
const acknowledge = (fold: ToldFold, at: number, subject: string) => fold.say(at, 'operator', { post: 'desk-1', action: 'acknowledge', subject, reason: 'seen' }, { source: '/phone' });
const GRAVE = { takeovers: [{ id: 'grave', walls: ['main'] }] };

describe('a wall', () => {
  it('that shows its own and is directed by nobody has no row', () => {
    const fold = new ToldFold();
    fold.alert(0, { severity: 2 });
    expect(fold.rows('director', 'walls')).toEqual([]);
    direct(fold, SECOND, 'show', { show: 'command' });
    expect(wall(fold)).toMatchObject({ show: 'command', post: 'desk-1' });
    direct(fold, 2 * SECOND, 'reset');
    expect(fold.rows('director', 'walls')).toEqual([]);
  });

  it('plays a list item by item, each as long as it says, and begins anew', () => {
    const fold = new ToldFold();
    setUp(fold, { playlists: [playlist('day', ['main', 60], ['command', 30])] });
    direct(fold, 0, 'play', { playlist: 'day' });
    const shows = [0, 59, 60, 89, 90, 150].map((second) => {
      fold.pass(second * SECOND);
      return wall(fold)?.show;
    });
    expect(shows).toEqual(['main', 'main', 'command', 'command', 'main', 'command']);
  });

  it('that is held stands on its item, and goes on with what was left of it', () => {
    const fold = new ToldFold();
    setUp(fold, { playlists: [playlist('day', ['main', 60], ['command', 60])] });
    direct(fold, 0, 'play', { playlist: 'day' });
    direct(fold, 40 * SECOND, 'hold');
    fold.pass(HOUR);
    expect(wall(fold)).toMatchObject({ show: 'main', held: true });
    direct(fold, HOUR, 'go-on');
    fold.pass(HOUR + 19 * SECOND);
    expect(wall(fold)?.show).toBe('main');
    fold.pass(HOUR + 20 * SECOND);
    expect(wall(fold)?.show).toBe('command');
  });

  it('before visitors, or muted, is so whatever it shows, until a post says that it is over', () => {
    const fold = new ToldFold();
    direct(fold, 0, 'visitors');
    direct(fold, 0, 'mute');
    direct(fold, SECOND, 'show', { show: 'command' });
    direct(fold, 2 * SECOND, 'reset');
    expect(wall(fold)).toMatchObject({ show: '', visitors: true, muted: true });
    direct(fold, 3 * SECOND, 'visitors-gone');
    expect(wall(fold)).toMatchObject({ visitors: false, muted: true });
    direct(fold, 4 * SECOND, 'unmute');
    expect(fold.rows('director', 'walls')).toEqual([]);
  });

  it('leaves out items whose time is not, and turns to those of an alarm as long as one waits', () => {
    const fold = new ToldFold();
    setUp(fold, { takeovers: [], playlists: [playlist('day', ['main', 60], ['video', 60, 'alarm'], ['renewal', 60, 'calm'])] });
    direct(fold, 0, 'play', { playlist: 'day' });
    fold.pass(60 * SECOND);
    expect(wall(fold)?.show).toBe('renewal');
    gas(fold, 70 * SECOND, 'one');
    fold.pass(70 * SECOND);
    expect(wall(fold)?.show).toBe('main');
    fold.pass(130 * SECOND);
    expect(wall(fold)?.show).toBe('video');
    acknowledge(fold, 140 * SECOND, 'one');
    expect(wall(fold)?.show).toBe('renewal');
  });

  it('gets a preset with all walls that it names, by hand or at its time, and what is held is left alone by the clock', () => {
    const fold = new ToldFold();
    setUp(fold, {
      playlists: [playlist('day', ['main', 60])],
      presets: [{ id: 'meeting', zh: '会商', en: 'Meeting', shows: { main: 'command', hall: '@day' } }], schedule: [{ at: '09:30', preset: 'meeting' }],
    });
    direct(fold, 0, 'show', { target: 'hall', show: 'video' });
    direct(fold, 0, 'hold', { target: 'hall' });
    fold.pass(90 * MINUTE - 1);
    expect(wall(fold)).toBeUndefined();
    fold.pass(90 * MINUTE);
    expect([wall(fold)?.show, wall(fold, 'hall')?.show]).toEqual(['command', 'video']);
    direct(fold, 2 * HOUR, 'preset', { preset: 'meeting' });
    expect(wall(fold, 'hall')).toMatchObject({ playlist: 'day', show: 'main' });
    direct(fold, 2 * HOUR, 'reset', { target: '*' });
    fold.pass(DAY + 90 * MINUTE);
    expect(wall(fold)?.show).toBe('command');
  });

  it('says its displays’ names for a moment, is loaded anew by another number, and is handed over', () => {
    const fold = new ToldFold();
    direct(fold, 0, 'identify');
    expect(wall(fold)?.identify).toBe(MORNING + 10 * SECOND);
    fold.pass(10 * SECOND);
    expect(wall(fold)).toBeUndefined();
    direct(fold, 20 * SECOND, 'refresh', { target: 'main/1-2' });
    expect(wall(fold, 'main/1-2')?.refresh).toBe(1);
    direct(fold, 30 * SECOND, 'show', { show: 'command' });
    direct(fold, 31 * SECOND, 'hand-over', { to: 'desk-2' });
    expect(wall(fold)?.post).toBe('desk-2');
  });
});

describe('an alarm', () => {
  it('of a rule takes over the wall, and once it is acknowledged the wall shows exactly what it showed', () => {
    const fold = new ToldFold();
    setUp(fold, { ...GRAVE, playlists: [playlist('day', ['main', 60], ['command', 60])] });
    direct(fold, 0, 'play', { playlist: 'day' });
    fold.pass(70 * SECOND);
    const before = wall(fold);
    gas(fold, 70 * SECOND, 'one');
    expect(wall(fold)).toMatchObject({ alarm: 'one', rule: 'grave', taken: MORNING + 70 * SECOND, show: 'command' });
    fold.pass(170 * SECOND);
    acknowledge(fold, 170 * SECOND, 'one');
    const after = wall(fold);
    expect(after).toEqual({ ...before, since: (before?.since ?? 0) + 100 * SECOND });
    fold.pass(219 * SECOND);
    expect(wall(fold)?.show).toBe('command');
    fold.pass(220 * SECOND);
    expect(wall(fold)?.show).toBe('main');
  });

  it('leaves no trace on a wall that showed its own', () => {
    const fold = new ToldFold();
    setUp(fold, GRAVE);
    gas(fold, SECOND, 'one');
    expect(wall(fold)?.alarm).toBe('one');
    acknowledge(fold, MINUTE, 'one');
    expect(fold.rows('director', 'walls')).toEqual([]);
  });

  it('gives way to a more urgent one, a third joins as a count, and each has its turn', () => {
    const fold = new ToldFold();
    setUp(fold, GRAVE);
    fold.alert(0, { scene: 'tree-down', device: 't', severity: 1 }, { id: 'tree' });
    gas(fold, SECOND, 'gas');
    gas(fold, 2 * SECOND, 'later');
    expect(wall(fold)).toMatchObject({ alarm: 'gas', waiting: 2 });
    acknowledge(fold, 3 * SECOND, 'gas');
    expect(wall(fold)).toMatchObject({ alarm: 'later', waiting: 1 });
    acknowledge(fold, 4 * SECOND, 'later');
    expect(wall(fold)).toMatchObject({ alarm: 'tree', waiting: 0 });
    acknowledge(fold, 5 * SECOND, 'tree');
    expect(wall(fold)).toBeUndefined();
  });

  it('that goes by itself, or is shelved, gives the wall back too', () => {
    const fold = new ToldFold();
    setUp(fold, GRAVE);
    gas(fold, 0, 'one');
    fold.alert(SECOND, { device: 'g-one', scene: 'gas-leak', origin: 'sensor', state: 'ended' });
    fold.pass(SECOND + MINUTE);
    expect(wall(fold)).toBeUndefined();
  });

  it('takes over one area of a layout where its rule says so, and the list below plays on', () => {
    const fold = new ToldFold();
    setUp(fold, { takeovers: [{ id: 'corner', walls: ['main'], area: 'block-heat' }], playlists: [playlist('day', ['main', 60], ['command', 60])] });
    direct(fold, 0, 'play', { playlist: 'day' });
    gas(fold, SECOND, 'one');
    fold.pass(60 * SECOND);
    expect(wall(fold)).toMatchObject({ alarm: 'one', area: 'block-heat', show: 'command' });
  });

  it('fits a rule by severity, scene, place and time', () => {
    const fold = new ToldFold();
    setUp(fold, { takeovers: [
      { id: 'night', severity: 2, walls: ['hall'], hours: { from: '22:00', until: '06:00' } }, { id: 'gas', scenes: ['gas-leak'], places: ['s-2'], walls: ['main'] },
    ] });
    gas(fold, 0, 'south');
    expect(wall(fold)).toBeUndefined();
    gas(fold, 0, 'north', { block: 'b-5' });
    expect(wall(fold)?.alarm).toBe('north');
    fold.alert(14 * HOUR, { scene: 'high-toss', severity: 2, device: 'cam-9' }, { id: 'late' });
    expect([wall(fold)?.alarm, wall(fold, 'hall')?.alarm]).toEqual(['north', 'late']);
  });

  it('is let take over by a post before any rule, and sent back by one; its next occurrence may come again', () => {
    const fold = new ToldFold();
    setUp(fold, GRAVE);
    gas(fold, 0, 'one');
    fold.alert(0, { scene: 'high-toss', severity: 3, device: 'cam-9' }, { id: 'slight' });
    direct(fold, SECOND, 'take-over', { alarm: 'slight' });
    expect(wall(fold)).toMatchObject({ alarm: 'slight', rule: '', waiting: 1 });
    direct(fold, 2 * SECOND, 'hand-back');
    expect(wall(fold)?.alarm).toBe('one');
    direct(fold, 3 * SECOND, 'hand-back');
    expect(wall(fold)).toBeUndefined();
    fold.alert(4 * SECOND, { scene: 'high-toss', severity: 1, device: 'cam-9' }, { id: 'graver' });
    expect(wall(fold)?.alarm).toBe('slight');
  });

  it('takes over once in a storm of five hundred, whatever else comes', () => {
    const fold = new ToldFold();
    setUp(fold, GRAVE);
    gas(fold, 0, 'one');
    for (let i = 0; i < 500; i++) fold.alert(i * 100, { scene: 'high-toss', severity: 2, device: `cam-${i}`, block: `b-${1 + i % 6}` }, { id: `n-${i}` });
    expect(wall(fold)).toMatchObject({ alarm: 'one', taken: MORNING, waiting: 0 });
    expect(fold.rows('alarms', 'alarms')).toHaveLength(501);
    expect(fold.rows('alarms', 'seats')[0]).toMatchObject({ ten: 501, flood: true });
  });
});

describe('what the walls do', () => {
  it('goes on after a checkpoint as if there had been none', () => {
    const told = (fold: ToldFold) => {
      setUp(fold, { ...GRAVE, playlists: [playlist('day', ['main', 60], ['video', 45, 'alarm'], ['command', 60])], presets: [{ id: 'p', zh: 'p', en: 'p', shows: { hall: 'video' } }], schedule: [{ at: '10:00', preset: 'p' }] });
      direct(fold, 0, 'play', { playlist: 'day' });
      gas(fold, 70 * SECOND, 'one');
    };
    const [whole, before, after] = [new ToldFold(), new ToldFold(), new ToldFold()];
    told(whole);
    told(before);
    after.engine.restore(before.engine.dump());
    for (const fold of [whole, after]) {
      acknowledge(fold, 100 * SECOND, 'one');
      direct(fold, 110 * SECOND, 'hold', { target: 'hall' });
      fold.pass(3 * HOUR);
    }
    expect(after.engine.topics.get('director')?.rows()).toEqual(whole.engine.topics.get('director')?.rows());
    expect(after.engine.program).toEqual(whole.engine.program);
  });

  it('is judged anew where it is set up otherwise: rules that are gone let go, lists that are gone stop', () => {
    const fold = new ToldFold();
    setUp(fold, { ...GRAVE, playlists: [playlist('day', ['command', 60])] });
    direct(fold, 0, 'play', { playlist: 'day' });
    gas(fold, SECOND, 'one');
    setUp(fold, { takeovers: [{ id: 'other', walls: ['hall'] }] }, 2 * SECOND);
    expect([wall(fold), wall(fold, 'hall')]).toEqual([expect.objectContaining({ alarm: '', show: '', playlist: '' }), expect.objectContaining({ alarm: 'one', rule: 'other' })]);
  });

  it('names what it cannot be', () => {
    const faults = (given: unknown) => program.safeParse(given).error?.issues.map(({ message }) => message);
    expect(faults({ presets: [{ id: 'p', zh: 'p', en: 'p', shows: { main: '@none' } }] })).toEqual(['preset p names the playlist none, which is none']);
    expect(faults({ schedule: [{ at: '7:30', preset: 'p' }] })).toContain('a time of day is written 07:30');
    expect(faults({ schedule: [{ at: '07:30', preset: 'p' }] })).toEqual(['there is no preset p']);
  });
});
