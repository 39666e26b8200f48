import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import { DISTRICT } from './shipped.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

/** Builds a page of tests, of the district that ships, into a temporary folder. */
export async function buildPage(root: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'tongxin-page-'));
  await build({ configFile: false, root, base: './', logLevel: 'error', define: { DISTRICT: JSON.stringify(DISTRICT) }, build: { outDir: dir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 } });
  return dir;
}

/** Builds a page and serves it on a port of its own, until closed. */
export async function servePage(root: string): Promise<{ url: string; close: () => Promise<void> }> {
  const dir = await buildPage(root);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const file = join(dir, normalize(pathname === '/' ? '/index.html' : pathname));
    stat(file).then(
      () => {
        response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
        createReadStream(file).pipe(response);
      },
      () => { response.writeHead(204).end(); },
    );
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
      await rm(dir, { recursive: true, force: true });
    },
  };
}
