import { setTimeout as sleep } from 'node:timers/promises';
import { alertEvent, post } from '../support/alerts.ts';
import { startCameras } from '../support/cameras.ts';
import { heapOf } from '../support/heap.ts';
import { openWall, serveBrowser } from '../support/open-wall.ts';
import { memoryOfTree } from '../support/processes.ts';
import { DISTRICT } from '../support/shipped.ts';
import { startTestServer } from '../support/start-server.ts';
import type { Figure } from './figure.ts';

const TILES = 12;
const MINUTES = 10;
const WARM_MINUTES = 2;
const KINDS = ['hls', 'flv'] as const;
/** Once a minute one source stands still for so long, ms. */
const FROZEN = 8_000;
/** A tile that is called live without a new frame for so long was not noticed, ms. */
const UNNOTICED = 2_000;

interface Watch { looks: number; live: number; unnoticed: number; longest: number }

/**
 * Twelve live pictures of real encoders for ten minutes at 3840x2160, one of the sources standing still each minute. `browser-growth` holds what the browser keeps
 * of each answer for whoever drives it, some 20 MiB a minute; without a driver all of it stays within 5 MiB from the second minute to the ninth.
 */
export async function mosaic(): Promise<Figure[]> {
  const [host, browser] = await Promise.all([startCameras(), serveBrowser()]);
  const cameras = Array.from({ length: TILES }, (_, i) => {
    const kind = KINDS[i % KINDS.length] ?? 'flv';
    return { id: `cam-${i}`, zh: `${i} 号机位`, block: DISTRICT.blocks[i]?.id ?? '', streams: [{ kind, url: host.url(kind, i) }] };
  });
  const server = await startTestServer({ video: { hosts: [{ host: host.host, user: host.user, password: host.password, private: true }], cameras } });
  try {
    const { page, faults } = await openWall(browser.browser, `${server.url}/display/main/mosaic`);
    const cdp = await page.context().newCDPSession(page);
    await post(server.url, cameras.map(({ id, block }) => alertEvent(`at ${id}`, block, { device: id })));
    const began = performance.now();
    await page.waitForFunction((many) => document.querySelectorAll('[data-standing="live"]').length === many, TILES, { timeout: 300_000 });
    const ready = performance.now() - began;
    await page.evaluate(watch, UNNOTICED);
    let before = { heap: 0, all: 0 };
    const look = async () => ({ heap: await heapOf(cdp), all: await memoryOfTree(browser.pid) });
    for (let minute = 0; minute < MINUTES; minute++) {
      if (minute === WARM_MINUTES) before = await look();
      const frozen = minute % TILES;
      host.freeze(KINDS[frozen % KINDS.length] ?? 'flv', frozen, true);
      await sleep(FROZEN);
      host.freeze(KINDS[frozen % KINDS.length] ?? 'flv', frozen, false);
      await sleep(60_000 - FROZEN);
    }
    const after = await look();
    const seen = await page.evaluate(() => (window as unknown as { watched: Watch }).watched);
    const budget = Number(await page.locator('[data-budget]').getAttribute('data-budget'));
    const figure = (name: string, value: number, unit: string, goal?: string): Figure => ({ bench: 'mosaic', figure: name, value, unit, ...(goal ? { goal } : {}) });
    return [
      figure('all-live-after', ready / 1_000, 's'),
      figure('live-tiles-mean', seen.live / seen.looks, 'tiles'),
      figure('looks', seen.looks, 'looks'),
      figure('stalls-unnoticed', seen.unnoticed, 'looks', '<= 0'),
      figure('longest-without-frame', seen.longest, 'ms', '<= 2000'),
      figure('budget', budget, 'streams'),
      figure('heap-growth', after.heap - before.heap, 'MiB', '<= 2'),
      figure('browser-growth', after.all - before.all, 'MiB'),
      figure('page-faults', faults.filter((fault) => !fault.includes('WebSocket')).length, 'faults', '<= 0'),
    ];
  } finally {
    await browser.close();
    await server.end();
    await host.end();
  }
}

/** In the page: every tenth of a second, whether a tile is called live that shows no new frame. */
function watch(unnoticed: number): void {
  const watched: Watch = { looks: 0, live: 0, unnoticed: 0, longest: 0 };
  (window as unknown as { watched: Watch }).watched = watched;
  const last = new WeakMap<HTMLVideoElement, number>();
  setInterval(() => {
    const now = performance.now();
    for (const tile of document.querySelectorAll<HTMLElement>('[data-camera][data-standing]')) {
      const video = tile.querySelector('video');
      if (!video) continue;
      if (!last.has(video)) {
        // A method: a function with a name would be one that the page does not know, as it is sent there.
        const loop = { frame() { last.set(video, performance.now()); video.requestVideoFrameCallback(() => { loop.frame(); }); } };
        last.set(video, now);
        video.requestVideoFrameCallback(() => { loop.frame(); });
      }
      if (tile.dataset['standing'] !== 'live') continue;
      watched.live += 1;
      const gone = now - (last.get(video) ?? now);
      watched.longest = Math.max(watched.longest, gone);
      if (gone > unnoticed) watched.unnoticed += 1;
    }
    watched.looks += 1;
  }, 100);
}
