import { describe, expect, it } from 'vitest';
import { CAMERA_LIMIT } from '#server/aggregate/topics/devices';
import { MORNING, SECOND, ToldFold } from '../../../support/fold.ts';

const declare = (fold: ToldFold, at: number, device: string, kind: 'camera' | 'sensor' | 'gateway' | 'app', online = true, block = 'b-1') =>
  fold.say(at, 'device', { device, kind, online, block });
const kinds = (fold: ToldFold) => Object.fromEntries(fold.rows('devices', 'kinds').map(({ id, devices, offline, faulty }) => [id, [devices, offline, faulty]]));
const cameras = (fold: ToldFold) => fold.rows('devices', 'cameras');

describe('devices', () => {
  it('are counted by kind, with those that are offline', () => {
    const fold = new ToldFold();
    declare(fold, 0, 'cam-1', 'camera');
    declare(fold, 0, 'cam-2', 'camera', false);
    declare(fold, 0, 's-1', 'sensor', false);
    declare(fold, 1, 's-1', 'sensor');
    declare(fold, 1, 'g-1', 'gateway');
    expect(kinds(fold)).toEqual({ camera: [2, 1, 0], sensor: [1, 0, 0], gateway: [1, 0, 0], app: [0, 0, 0] });
  });

  it('may turn out to be of another kind', () => {
    const fold = new ToldFold();
    declare(fold, 0, 'd', 'camera', false);
    declare(fold, 1, 'd', 'app', false);
    expect([kinds(fold), cameras(fold)]).toEqual([{ camera: [0, 0, 0], sensor: [0, 0, 0], gateway: [0, 0, 0], app: [1, 1, 0] }, []]);
  });
});

describe('a camera', () => {
  it('has a row with where it is, when it was seen, and its last alert', () => {
    const fold = new ToldFold();
    declare(fold, 0, 'cam-1', 'camera');
    fold.alert(5 * SECOND, { scene: 'litter' });
    fold.alert(7 * SECOND, { scene: 'fire-lane' });
    fold.alert(7 * SECOND, { scene: 'litter' });
    declare(fold, 9 * SECOND, 'cam-1', 'camera', false, 'b-2');
    expect(cameras(fold)).toEqual([{ id: 'cam-1', block: 'b-2', online: false, seen: MORNING + 9 * SECOND, scene: 'litter', alertAt: MORNING + 7 * SECOND, fault: '' }]);
  });

  it('that was never declared is one from its first alert on, and is counted once when it is declared', () => {
    const fold = new ToldFold();
    fold.alert(0, { device: 'cam-9', origin: 'camera' });
    fold.alert(0, { device: 'meter', origin: 'sensor' });
    expect([kinds(fold)['camera'], kinds(fold)['sensor'], cameras(fold).map(({ id, online }) => [id, online])]).toEqual([[1, 0, 0], [0, 0, 0], [['cam-9', true]]]);
    declare(fold, 1, 'cam-9', 'camera', false);
    expect(kinds(fold)['camera']).toEqual([1, 1, 0]);
  });

  it('that only reads is seen by what it reads', () => {
    const fold = new ToldFold();
    declare(fold, 0, 'cam-1', 'camera');
    fold.say(30 * SECOND, 'reading', { device: 'cam-1', quantity: 'people', value: 3, unit: '' });
    expect(cameras(fold)[0]).toMatchObject({ seen: MORNING + 30 * SECOND, alertAt: 0 });
  });

  it('past so many has no row, and is still counted where it was declared', () => {
    const fold = new ToldFold();
    for (let i = 0; i <= CAMERA_LIMIT; i++) declare(fold, i, `cam-${i}`, 'camera');
    fold.alert(CAMERA_LIMIT + 1, { device: 'cam-new' });
    expect([cameras(fold).length, kinds(fold)['camera']]).toEqual([CAMERA_LIMIT, [CAMERA_LIMIT + 1, 0, 0]]);
  });
});
