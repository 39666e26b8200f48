import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { START, spawnServer, tempDir } from '../support/spawn-server.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeEach(async () => { dir = await tempDir(); });
afterEach(() => dir.remove());

const start = (...flags: string[]) => spawnServer(['--port', '0', '--data', dir.path, ...flags], [], START);

describe('npm start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves a wall where it says, and ends well on %s', async (signal) => {
    const server = await start();
    const page = await fetch(`${server.url}/display/main`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await server.end(signal)).toBe(0);
  });

  it('ends with one sentence where a flag is not known', async () => {
    await expect(start('--prot', '1')).rejects.toThrow(/^the server ended with 2:\n.*--prot.*--port.*$/);
  });

  it('ends with one sentence where another server has the port', async () => {
    const first = await start();
    const second = spawnServer(['--port', String(first.port), '--data', `${dir.path}/other`], [], START);
    await expect(second).rejects.toThrow(new RegExp(`^the server ended with 1:\n.*${first.port}.*$`));
    expect(await first.end()).toBe(0);
  });
});
