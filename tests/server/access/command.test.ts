import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountCommand } from '#server/access/command';
import { ConfigError } from '#server/config';
import { PASSWORD, signIn } from '#tests/support/accounts';
import { ask } from '#tests/support/request';
import { tempDir } from '#tests/support/spawn-server';
import { startTestServer } from '#tests/support/start-server';

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeEach(async () => { dir = await tempDir(); });
afterEach(() => dir.remove());

const run = (...args: string[]) => accountCommand([...args, '--data', dir.path], {}, () => Promise.resolve(PASSWORD));
const said = (...args: string[]): Promise<unknown> => run(...args).catch((error: unknown) => (error instanceof ConfigError ? error.message : Promise.reject(error as Error)));

describe('npm run account', () => {
  it('makes, lists and removes accounts, also of a server that runs', async () => {
    expect(await run('add', 'chief', '--rights', 'watch,administer', '--post', '指挥中心1席')).toEqual(['chief may watch, administer, as 指挥中心1席']);
    const server = await startTestServer({ data: dir.path });
    expect(await run('add', 'night', '--rights', 'watch')).toEqual(['night may watch, as night']);
    expect(await run('list')).toEqual(['chief\t指挥中心1席\twatch administer', 'night\tnight\twatch']);
    const cookie = await signIn(server.url, 'night');
    const me = async () => ((await ask(server.url, '/api/me', { headers: { cookie } })).json() as { kind: string }).kind;
    expect(await me()).toBe('account');
    expect(await run('remove', 'night')).toEqual(['night is gone']);
    expect(await me()).toBe('nobody');
    await server.end();
  });

  it('says what is wrong and changes nothing', async () => {
    expect(await said('add', 'somebody', '--rights', 'watch')).toContain('the first account needs the right to administer');
    expect(await said('add', 'some/body', '--rights', 'administer')).toContain('letters, digits');
    expect(await said('add', 'somebody', '--rights', 'everything')).toContain('Invalid option');
    expect(await said('remove', 'somebody')).toBe('there is no account somebody');
    expect(await said('turn')).toContain('npm run account -- add NAME');
    expect(await said('list', '--loud')).toContain('--loud');
    expect(await accountCommand(['list', '--data', dir.path], {}, () => Promise.resolve(''))).toEqual([]);
  });
});

describe('a server that others than this machine reach (goal X6)', () => {
  const from = (host: string) => ({ data: dir.path, host, origins: ['https://wall.example'] });

  it('refuses to start without accounts, by whatever address, also by that of a proxy', async () => {
    for (const host of ['0.0.0.0', '::', '127.0.0.1']) await expect(startTestServer(from(host))).rejects.toThrow('there are no accounts: make one with npm run account');
  });

  it('asks everybody to sign in, sets cookies for https alone where it is offered so, and stays closed when its accounts are gone', async () => {
    await run('add', 'chief', '--rights', 'watch,administer');
    const server = await startTestServer(from('0.0.0.0'));
    const url = `http://127.0.0.1:${server.port}`;
    const home = { host: 'wall.example', origin: 'https://wall.example', 'content-type': 'application/json' };
    expect((await ask(url, '/api/topics')).status).toBe(401);
    const entered = await ask(url, '/api/sign-in', { method: 'POST', headers: home, body: JSON.stringify({ name: 'chief', password: PASSWORD }) });
    expect(String(entered.headers['set-cookie'])).toMatch(/HttpOnly; Secure$/);
    await run('remove', 'chief');
    expect((await ask(url, '/api/topics')).status).toBe(401);
    await server.end();
  });
});
