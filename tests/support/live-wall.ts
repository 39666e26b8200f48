import type { Browser, Page } from 'playwright-core';
import { freePort } from './free-port.ts';
import { openWall, type OpenWall } from './open-wall.ts';
import { spawnServer, tempDir, type Spawned } from './spawn-server.ts';
import { stillMain } from './still-wall.ts';

/** A server without the simulated district, which can come back at its address with its data, and its main wall in a browser. */
export interface LiveWall { dir: Awaited<ReturnType<typeof tempDir>>; server: Spawned; wall: OpenWall }

export const startLive = async (data: string, port: number): Promise<Spawned> =>
  spawnServer(['--port', String(port), '--data', data, '--no-demo', ...await stillMain(data)]);

/** Resolves once the page's wall is connected. */
export const live = (page: Page): Promise<void> => page.locator('main[data-link="live"]').waitFor();

/** Opens both, and resolves once the wall is connected. */
export async function openLiveWall(browser: Browser): Promise<LiveWall> {
  const dir = await tempDir();
  const server = await startLive(dir.path, await freePort());
  const wall = await openWall(browser, `${server.url}/display/main`);
  await live(wall.page);
  return { dir, server, wall };
}

/** Closes the wall, ends the server, removes its data. */
export async function closeLiveWall({ dir, server, wall }: LiveWall): Promise<void> {
  await wall.close();
  await server.end('SIGKILL');
  await dir.remove();
}
