import { describe, expect, it } from 'vitest';
import { DUTY_LIMIT } from '#server/aggregate/topics/blocks';
import { MORNING, SECOND, ToldFold } from '../../../support/fold.ts';
import { TINY } from '../../../support/tiny-district.ts';

const block = (fold: ToldFold, id: string) => fold.row('blocks', 'blocks', id);
const device = (fold: ToldFold, at: number, id: string, online: boolean, place?: string) =>
  fold.say(at, 'device', { device: id, block: place, kind: 'camera', online });

describe('the topic of blocks', () => {
  it('has a row for each block of the district, with its street and area', () => {
    expect(new ToldFold().rows('blocks', 'blocks').map(({ id, area, street, zh, en }) => ({ id, area, street, zh, en })))
      .toEqual(TINY.blocks.map(({ id, area, street, zh, en }) => ({ id, area, street, zh, en })));
  });

  it('follows a case that moves', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', { block: 'b-1', severity: 1 });
    fold.case(1, 'c-1', { block: 'b-2', state: 'accepted' });
    expect(block(fold, 'b-1')).toMatchObject({ open: 0, opened: 0, gravest: 0 });
    expect(block(fold, 'b-2')).toMatchObject({ open: 1, opened: 1, gravest: 1 });
  });

  it('knows its devices, and those that are offline, also when one moves', () => {
    const fold = new ToldFold();
    device(fold, 0, 'cam-1', true, 'b-1');
    device(fold, 0, 'cam-2', false, 'b-1');
    device(fold, 1, 'cam-1', false);
    expect(block(fold, 'b-1')).toMatchObject({ devices: 2, offline: 2 });
    device(fold, 2, 'cam-1', true, 'b-2');
    expect([block(fold, 'b-1'), block(fold, 'b-2')]).toMatchObject([{ devices: 1, offline: 1 }, { devices: 1, offline: 0 }]);
    expect(fold.totals).toMatchObject({ devices: 2, offline: 1 });
  });

  it('is seen by whatever speaks from it, in steps of a second', () => {
    const fold = new ToldFold();
    fold.reading(0, 'b-1');
    fold.reading(SECOND / 2, 'b-1');
    expect(block(fold, 'b-1')?.seen).toBe(MORNING);
    device(fold, 5 * SECOND, 'cam-1', true, 'b-1');
    expect(block(fold, 'b-1')?.seen).toBe(MORNING + 5 * SECOND);
    fold.case(9 * SECOND, 'c-1', { block: 'b-2' });
    expect(block(fold, 'b-1')?.seen).toBe(MORNING + 5 * SECOND);
    fold.case(20 * SECOND, 'c-1', { block: undefined, state: 'accepted' });
    expect(block(fold, 'b-2')?.seen).toBe(MORNING + 20 * SECOND);
  });

  it('has the alerts of a device that says no place, where the device was last', () => {
    const fold = new ToldFold();
    device(fold, 0, 'cam-1', true, 'b-3');
    fold.alert(1, { block: undefined });
    expect(block(fold, 'b-3')).toMatchObject({ alerts: 1, open: 1 });
  });

  it('takes nothing of a place that the district does not have, and the fold goes on', () => {
    const fold = new ToldFold();
    fold.alert(0, { block: 'nowhere' });
    fold.case(0, 'c-1', { block: 'nowhere', scene: 'no-such-scene' });
    expect(fold.rows('blocks', 'blocks').every(({ open, alerts }) => open === 0 && alerts === 0)).toBe(true);
    expect(fold.totals).toMatchObject({ open: 2, alerts: 1 });
    expect(fold.row('cases', 'cases', 'c-1')).toMatchObject({ block: '', scene: 'no-such-scene', due: 0 });
  });

  it('knows how many are on duty in a block and an area: the last number of each role', () => {
    const fold = new ToldFold();
    const duty = (at: number, block: string, role: string, staff: number) => fold.say(at, 'duty', { block, role, staff });
    duty(0, 'b-1', 'police', 3);
    duty(0, 'b-1', 'housing', 2);
    duty(0, 'b-2', 'police', 4);
    duty(1, 'b-1', 'police', 1);
    duty(2, 'nowhere', 'police', 9);
    expect([block(fold, 'b-1')?.staff, block(fold, 'b-2')?.staff, fold.row('blocks', 'areas', 'a-1')?.staff]).toEqual([3, 4, 7]);
    expect(block(fold, 'b-1')?.seen).toBe(MORNING);
  });

  it('takes no more roles than it has room for', () => {
    const fold = new ToldFold();
    for (let i = 0; i < DUTY_LIMIT + 5; i++) fold.say(0, 'duty', { block: 'b-1', role: `role-${i}`, staff: 1 });
    fold.say(1, 'duty', { block: 'b-1', role: 'role-0', staff: 2 });
    expect(block(fold, 'b-1')?.staff).toBe(DUTY_LIMIT + 1);
  });
});

describe('the service areas', () => {
  it('each have a row with their blocks, and the open and overdue cases of these', () => {
    const fold = new ToldFold();
    fold.case(0, 'c-1', { block: 'b-1' });
    fold.case(0, 'c-2', { block: 'b-2' }, { time: -1000 * SECOND * 3600 });
    fold.case(1, 'c-1', { block: 'b-4', state: 'accepted' });
    expect(fold.rows('blocks', 'areas')).toEqual([
      { id: 'a-1', street: 's-1', zh: '一片', en: 'Area 1', blocks: 2, open: 1, overdue: 1, staff: 0 },
      { id: 'a-2', street: 's-1', zh: '二片', en: 'Area 2', blocks: 1, open: 0, overdue: 0, staff: 0 },
      { id: 'a-3', street: 's-2', zh: '三片', en: 'Area 3', blocks: 3, open: 1, overdue: 0, staff: 0 },
    ]);
  });
});
