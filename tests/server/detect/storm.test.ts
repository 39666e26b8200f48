import { describe, expect, it } from 'vitest';
import { above } from '#scenes/rule';
import { SCENES } from '#scenes/index';
import { STORM } from '#server/aggregate/operators/faults';
import { HOUR, MINUTE, SECOND, ToldFold } from '../../support/fold.ts';
import { scenesWith } from '../../support/scenes-with.ts';

const standing = (fold: ToldFold) => fold.rows('alerts', 'alerts').filter(({ state }) => state === 'raised');
const camera = (fold: ToldFold) => fold.row('devices', 'cameras', 'cam-1')?.fault;
const faulty = (fold: ToldFold) => fold.rows('devices', 'kinds').filter((kind) => kind.faulty > 0).map((kind) => [kind.id, kind.faulty]);
const MANY = 5000;
const storm = (say: (i: number, at: number) => void) => {
  for (let i = 0; i < MANY; i++) say(i, Math.floor((i * MINUTE) / MANY));
};

describe('a storm of 5,000 alerts in a minute from one camera', () => {
  it('is one row with a count, one case and one faulty device', () => {
    const fold = new ToldFold();
    storm((i, at) => fold.alert(at, {}, { id: `a-${i}` }));
    expect(fold.rows('alerts', 'alerts')).toMatchObject([{ id: 'a-0', count: MANY, devices: 1, state: 'raised' }]);
    expect(fold.totals).toMatchObject({ open: 1, opened: 1, alerts: 1 });
    expect(fold.row('cases', 'cases', 'case-a-0')).toMatchObject({ alerts: MANY });
    expect([camera(fold), faulty(fold)]).toEqual(['storm', [['camera', 1]]]);
  });

  it('is one row and one open case also where it raises every scene there is, and takes them back', () => {
    const fold = new ToldFold();
    storm((i, at) => fold.alert(at, { scene: SCENES[i % SCENES.length]?.id ?? '', state: i % 3 === 2 ? 'ended' : 'raised', severity: i === 1234 ? 1 : 3 }));
    expect(fold.rows('alerts', 'alerts')).toHaveLength(1);
    expect(standing(fold)).toMatchObject([{ severity: 1, devices: expect.any(Number) as number }]);
    expect(fold.totals).toMatchObject({ open: 1, alerts: 1, gravest: 1 });
    expect([camera(fold), faulty(fold)]).toEqual(['storm', [['camera', 1]]]);
  });

  it('leaves what others raised alone', () => {
    const fold = new ToldFold();
    fold.alert(0, { device: 'cam-2', scene: 'litter' }, { id: 'other' });
    storm((_, at) => fold.alert(at, { severity: 1 }));
    expect(fold.row('alerts', 'alerts', 'other')).toMatchObject({ count: 1, severity: 2 });
    expect(standing(fold)).toHaveLength(2);
  });

  it('is over by itself when the camera calms down, across a restart; then an alert is an alert again', () => {
    const told = new ToldFold();
    storm((_, at) => told.alert(at));
    const fold = new ToldFold();
    fold.engine.restore(told.engine.dump());
    fold.pass(2 * MINUTE - 10 * SECOND);
    expect(camera(fold)).toBe('storm');
    fold.pass(2 * MINUTE);
    expect([camera(fold), faulty(fold)]).toEqual(['', []]);
    fold.alert(3 * MINUTE, { scene: 'litter' }, { id: 'later' });
    expect(standing(fold)).toHaveLength(2);
    expect(fold.row('alerts', 'alerts', 'later')).toMatchObject({ count: 1 });
  });

  it('ends its alert once it is calm, where the camera took it back', () => {
    const fold = new ToldFold();
    storm((_, at) => fold.alert(at));
    fold.alert(MINUTE, { state: 'ended' });
    expect(standing(fold)).toHaveLength(1);
    fold.pass(2 * MINUTE);
    expect(standing(fold)).toEqual([]);
    expect(fold.totals).toMatchObject({ open: 1 });
  });

  it('is none of a hotline or a patrol, which tell of many things', () => {
    const fold = new ToldFold();
    for (let i = 0; i < 2 * STORM; i++) fold.alert(i, { device: '12345', origin: 'hotline', place: `p-${i}` });
    expect([standing(fold).length, faulty(fold)]).toEqual([2 * STORM, []]);
  });
});

describe('a device that flaps', () => {
  const flap = (fold: ToldFold, times: number) => {
    for (let i = 0; i < times; i++) {
      fold.alert(i * 4 * SECOND, {}, { id: `a-${i}` });
      fold.alert(i * 4 * SECOND + 2 * SECOND, { state: 'ended' });
    }
  };

  it('has one row with a count, which stands until the device is calm', () => {
    const fold = new ToldFold();
    flap(fold, 10);
    expect(fold.rows('alerts', 'alerts')).toMatchObject([{ id: 'a-0', count: 10, state: 'raised' }]);
    expect([camera(fold), fold.totals?.opened]).toEqual(['flapping', 1]);
    fold.pass(38 * SECOND + MINUTE - 1);
    expect(standing(fold)).toHaveLength(1);
    fold.pass(38 * SECOND + MINUTE);
    expect([standing(fold), camera(fold), faulty(fold)]).toEqual([[], '', []]);
  });

  it('goes on standing where it was raised last', () => {
    const fold = new ToldFold();
    flap(fold, 5);
    fold.alert(30 * SECOND);
    fold.pass(5 * MINUTE);
    expect([standing(fold).length, camera(fold)]).toEqual([1, '']);
  });

  it('is not one that comes and goes twice in a minute', () => {
    const fold = new ToldFold();
    flap(fold, 2);
    expect([camera(fold), standing(fold)]).toEqual(['', []]);
  });

  it('is also one whose value swings about a limit', () => {
    const fold = new ToldFold(scenesWith({ 'meter-box-heat': [above('temperature', 60)] }));
    for (let i = 0; i < 21; i++) fold.say(i * SECOND, 'reading', { device: 'meter', quantity: 'temperature', value: 59 + (i % 2) * 2, unit: 'C' });
    expect(fold.rows('alerts', 'alerts')).toMatchObject([{ count: expect.any(Number) as number, state: 'raised' }]);
    expect(faulty(fold)).toEqual([['sensor', 1]]);
    fold.pass(HOUR);
    expect([fold.rows('alerts', 'alerts'), faulty(fold)]).toEqual([[], []]);
  });
});
