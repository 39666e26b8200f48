import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WALLS } from '#protocol/walls';
import { ConfigError, readConfig } from '#server/config';
import { tempDir } from '#tests/support/spawn-server';

let dir: Awaited<ReturnType<typeof tempDir>>;
const file = async (name: string, value: unknown) => {
  const path = join(dir.path, name);
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};

beforeAll(async () => { dir = await tempDir(); });
afterAll(() => dir.remove());

const faultOf = (args: readonly string[], env: Record<string, string> = {}): string => {
  try {
    readConfig(args, env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  return '';
};

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig([], {})).toMatchObject({ port: 8080, host: '127.0.0.1', data: './data', seed: 1, speed: 1, demo: true, origins: [] });
    expect(readConfig([], {}).walls).toEqual(WALLS);
    expect(WALLS[0]).toEqual({ id: 'main', zh: '主屏', en: 'Main wall', rows: 1, columns: 1, width: 3840, height: 2160, widthMm: 4000, heightMm: 2250, seamMm: 0, distanceMm: 6000, turnS: 20, layout: 'main', sound: false });
    expect(readConfig([], {}).limits).toEqual({ connections: 2_000, subscriptions: 128, commands: 50, burst: 100 });
  });

  it('takes flags before the environment before the file before the defaults', async () => {
    const path = await file('all.json', { port: 1001, seed: 11, speed: 2, data: 'from-file' });
    const env = { TONGXIN_CONFIG: path, TONGXIN_PORT: '1002', TONGXIN_SEED: '12' };
    expect(readConfig(['--port', '1003'], env)).toMatchObject({ port: 1003, seed: 12, speed: 2, data: 'from-file', host: '127.0.0.1' });
  });

  it('knows every flag by all three ways', async () => {
    const values = { port: 0, host: 'localhost', data: 'd', district: 'here', seed: 7, speed: 60, replay: 'cases.csv', mapping: 'cases.json', log: 'debug' };
    const args = Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const env = Object.fromEntries(Object.entries(values).map(([name, value]) => [`TONGXIN_${name.toUpperCase()}`, String(value)]));
    for (const config of [readConfig(args, {}), readConfig([], env), readConfig(['--config', await file('each.json', values)], {})]) expect(config).toMatchObject(values);
  });

  it('switches the simulated district off by all three ways, and on again by a stronger one', async () => {
    const off = await file('off.json', { 'no-demo': true });
    expect([readConfig(['--no-demo'], {}), readConfig([], { TONGXIN_NO_DEMO: '1' }), readConfig(['--config', off], {})].map(({ demo }) => demo)).toEqual([false, false, false]);
    expect(readConfig(['--config', off], { TONGXIN_NO_DEMO: 'false' }).demo).toBe(true);
  });

  it('takes walls, origins and limits from the file', async () => {
    const walls = [{ id: 'hall', zh: '大厅', en: 'Hall', width: 11_520, height: 3_240, widthMm: 7_200, heightMm: 2_025, distanceMm: 8_000 }];
    const config = readConfig(['--config', await file('walls.json', { walls, origins: ['https://wall.example'], limits: { connections: 5 } })], {});
    expect(config).toMatchObject({ walls, origins: ['https://wall.example'], limits: { connections: 5, subscriptions: 128 } });
  });

  it('says in one sentence what is wrong with it', async () => {
    for (const [fault, args, env] of [
      ["Unknown option '--prot'; there are --port,", ['--prot', '1']],
      ["Unexpected argument 'extra'", ['extra']],
      ['port: ', ['--port', 'x']], ['port: ', ['--port', '70000']], ['port: ', ['--port', '1.5']], ['port: ', ['--port', '']],
      ['speed: ', ['--speed', '0']], ['seed: ', [], { TONGXIN_SEED: '-1' }], ['log: ', ['--log', 'loud']],
      ['no-demo: true or false, not maybe.', [], { TONGXIN_NO_DEMO: 'maybe' }],
      ['host 0.0.0.0 is every address of this machine', ['--host', '0.0.0.0']], ['host :: is every address of this machine', ['--host', '::']],
      ['replay and mapping go together', ['--replay', 'cases.csv']], ['replay and mapping go together', [], { TONGXIN_MAPPING: 'cases.json' }],
      ['cannot be read as JSON', ['--config', join(dir.path, 'none.json')]],
      ['cannot be read as JSON', ['--config', await file('broken.json', '{')]],
      ['holds no JSON object', ['--config', await file('list.json', [])]],
      ['Unrecognized key: "prot"', ['--config', await file('unknown.json', { prot: 1 })]],
      ['walls.0.width: ', ['--config', await file('wall.json', { walls: [{ ...readConfig([], {}).walls[0], width: 1 }] })]],
      ['walls: a wall id occurs twice', ['--config', await file('twice.json', { walls: [readConfig([], {}).walls[0], readConfig([], {}).walls[0]] })]],
      ['origins.0: ', ['--config', await file('origin.json', { origins: ['wall.example'] })]],
      ['origins.0: an origin is http', ['--config', await file('path.json', { origins: ['https://wall.example/path'] })]],
    ] as [string, string[], Record<string, string>?][]) {
      const sentence = faultOf(args, env);
      expect(sentence).toContain(fault);
      expect(sentence).toMatch(/^\S.*\.$/);
    }
  });
});
