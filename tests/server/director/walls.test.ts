import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MAIN_WALL, type Wall } from '#protocol/walls';
import { systemScheduler, type Stop } from '#server/clock';
import { Walls } from '#server/director/walls';
import { tempDir } from '../../support/spawn-server.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
let file: string;
let stop: Stop;
let walls: Walls;
const told: number[] = [];
const faults: string[] = [];
const write = (list: readonly Wall[]) => writeFile(file, JSON.stringify({ walls: list }));
const ids = () => walls.all.map(({ id, layout }) => `${id} ${layout}`);

beforeEach(async () => {
  dir = await tempDir();
  file = join(dir.path, 'tongxin.json');
  told.length = faults.length = 0;
  await write([MAIN_WALL]);
  walls = new Walls([MAIN_WALL], (number) => { told.push(number); });
  stop = walls.follow(file, systemScheduler, (reason) => { faults.push(reason); });
});

afterEach(async () => {
  stop();
  await dir.remove();
});

it('takes up walls that are edited in the config file, written in place or put there as another file', async () => {
  await write([{ ...MAIN_WALL, layout: 'command' }]);
  await vi.waitUntil(() => ids()[0] === 'main command');
  await writeFile(`${file}~`, JSON.stringify({ walls: [MAIN_WALL, { ...MAIN_WALL, id: 'second' }] }));
  await rename(`${file}~`, file);
  await vi.waitUntil(() => ids().length === 2);
  expect(ids()).toEqual(['main main', 'second main']);
  expect(new Set(told).size).toBe(3);
});

it('leaves the walls as they are where the file does not hold together, and says why', async () => {
  await writeFile(file, '{ "walls": [');
  await vi.waitUntil(() => faults.length === 1);
  await writeFile(file, JSON.stringify({ walls: [{ ...MAIN_WALL, distanceMm: -1 }] }));
  await vi.waitUntil(() => faults.length === 2);
  expect(faults[0]).toContain('cannot be read as JSON');
  expect(faults[1]).toContain('walls.0.distanceMm');
  expect(ids()).toEqual(['main main']);
  expect(told).toHaveLength(1);
});

it('says nothing where the same walls are written again, and has those of every centre where the file names none', async () => {
  await write([MAIN_WALL]);
  await writeFile(file, '{}');
  await vi.waitUntil(() => walls.all.length > 1);
  expect(told).toHaveLength(2);
});
