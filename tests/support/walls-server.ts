import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { live } from './live-wall.ts';
import { openWall, type OpenWall } from './open-wall.ts';
import { spawnServer, tempDir } from './spawn-server.ts';

/** A server without the simulated district whose walls do what a config file says, and the pages of it that are open in browsers. */
export interface WallsServer {
  readonly url: string;
  /** A block of its district. */
  readonly block: string;
  readonly open: readonly OpenWall[];
  /** Opens a page; resolves once it is connected, or shows what stands before a closed door. */
  show(path: string, size?: { width: number; height: number }): Promise<OpenWall>;
  /** Closes all pages, ends the server, removes its data. */
  end(): Promise<void>;
}

/** `prepare` makes what shall lie in its folder of data before it starts. */
export async function serveWalls(browser: Browser, config: object, prepare: (data: string) => Promise<void> = () => Promise.resolve()): Promise<WallsServer> {
  const dir = await tempDir();
  await prepare(dir.path);
  const file = join(dir.path, 'walls.json');
  await writeFile(file, JSON.stringify(config));
  const server = await spawnServer(['--port', '0', '--data', dir.path, '--no-demo', '--config', file]);
  const open: OpenWall[] = [];
  return {
    url: server.url, open, block: await anyBlock(server.url),
    show: async (path, size) => {
      const wall = await openWall(browser, `${server.url}${path}`, size);
      open.push(wall);
      if (!/\/(?:alarm|report)\//.test(path)) await Promise.race([live(wall.page), wall.page.locator('main.gate').waitFor()]);
      return wall;
    },
    end: async () => {
      await Promise.all(open.map((one) => one.close()));
      await server.end('SIGKILL');
      await dir.remove();
    },
  };
}

async function anyBlock(url: string): Promise<string> {
  const { blocks } = await (await fetch(`${url}/api/district`)).json() as { blocks: { id: string }[] };
  return blocks[0]?.id ?? '';
}
