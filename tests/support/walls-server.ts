import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { topicOf } from './alerts.ts';
import { live } from './live-wall.ts';
import { openWall, type OpenWall } from './open-wall.ts';
import { spawnServer, tempDir } from './spawn-server.ts';

/** A server without the simulated district whose walls do what a config file says, and the pages of it that are open in browsers. */
export interface WallsServer {
  readonly url: string;
  /** A block of its district. */
  readonly block: string;
  readonly open: readonly OpenWall[];
  /** Opens a page; resolves once it is connected. */
  show(path: string, size?: { width: number; height: number }): Promise<OpenWall>;
  /** Closes all pages, ends the server, removes its data. */
  end(): Promise<void>;
}

export async function serveWalls(browser: Browser, config: object): Promise<WallsServer> {
  const dir = await tempDir();
  const file = join(dir.path, 'walls.json');
  await writeFile(file, JSON.stringify(config));
  const server = await spawnServer(['--port', '0', '--data', dir.path, '--no-demo', '--config', file]);
  const open: OpenWall[] = [];
  return {
    url: server.url, open, block: String((await topicOf(server.url, 'blocks')).tables['blocks']?.[0]?.id),
    show: async (path, size) => {
      const wall = await openWall(browser, `${server.url}${path}`, size);
      open.push(wall);
      if (!/\/(?:alarm|report)\//.test(path)) await live(wall.page);
      return wall;
    },
    end: async () => {
      await Promise.all(open.map((one) => one.close()));
      await server.end('SIGKILL');
      await dir.remove();
    },
  };
}
