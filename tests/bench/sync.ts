import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { MAIN_WALL } from '#protocol/walls';
import { launchBrowser, openWall } from '../support/open-wall.ts';
import { spawnServer, tempDir } from '../support/spawn-server.ts';
import type { Figure } from './figure.ts';

/** With a server and without, each: a hundred turns, so that p99 is more than the worst one. */
const SECONDS = 210;
/** How long a panel stands here, ms: a page turn is measured as often as that. */
const TURN_MS = 2000;
const WINDOWS = 4;
const WALL = { ...MAIN_WALL, id: 'sync', width: 1920, height: 1080, layout: 'service', turnS: TURN_MS / 1000 };

/** When panels turned in a window, and when a timer of its own did that began as the page was loaded; ms of this machine's clock. */
interface Turned { synced: number[]; own: number[] }
declare global { interface Window { turned: Turned } }

/**
 * Skew of a page turn between four browser windows that show one wall: from the first window's frame that shows the
 * other panel to the last one's. The baseline is a timer in each window that begins as its page is loaded, as a playlist by
 * `setInterval` does. At the end the server is gone, and the turns go on.
 */
export async function sync(): Promise<Figure[]> {
  const dir = await tempDir();
  const file = join(dir.path, 'walls.json');
  await writeFile(file, JSON.stringify({ walls: [WALL] }));
  const server = await spawnServer(['--port', '0', '--data', dir.path, '--config', file, '--no-demo']);
  const browser = await launchBrowser();
  try {
    const pages: Page[] = [];
    for (let window = 0; window < WINDOWS; window++) {
      const { page } = await openWall(browser, `${server.url}/display/${WALL.id}`, { width: WALL.width, height: WALL.height });
      await page.locator('main[data-link="live"]').waitFor();
      await page.evaluate(note, TURN_MS);
      pages.push(page);
    }
    const over = async (seconds: number): Promise<Turned[]> => {
      for (const page of pages) await page.evaluate(() => { window.turned.synced = []; window.turned.own = []; });
      await sleep(seconds * 1000);
      return Promise.all(pages.map((page) => page.evaluate(() => window.turned)));
    };
    await sleep(2000);
    const joined = await over(SECONDS);
    await server.end('SIGKILL');
    const alone = await over(SECONDS);
    const [synced, own, outage] = [skews(joined.map((one) => one.synced)), skews(joined.map((one) => one.own)), skews(alone.map((one) => one.synced))];
    return [
      { bench: 'sync', figure: 'skew-p50', value: at(synced, 0.5), unit: 'ms' },
      { bench: 'sync', figure: 'skew-p99', value: at(synced, 0.99), unit: 'ms', goal: '< 20' },
      { bench: 'sync', figure: 'skew-outage-p99', value: at(outage, 0.99), unit: 'ms', goal: '< 20' },
      { bench: 'sync', figure: 'own-timers-skew-p50', value: at(own, 0.5), unit: 'ms' },
      { bench: 'sync', figure: 'own-timers-skew-p99', value: at(own, 0.99), unit: 'ms' },
      { bench: 'sync', figure: 'turns', value: synced.length + outage.length, unit: 'turns' },
    ];
  } finally {
    await browser.close();
    await server.end();
    await dir.remove();
  }
}

/** Notes in the page when the frame stands that shows another panel, and when one after a timer of its own does. */
function note(period: number): void {
  window.turned = { synced: [], own: [] };
  const main = document.querySelector('main');
  if (main) {
    new MutationObserver((changes) => {
      if (!changes.some(({ oldValue }) => oldValue !== null)) return;
      requestAnimationFrame(() => { window.turned.synced.push(performance.timeOrigin + performance.now()); });
    }).observe(main, { subtree: true, attributeFilter: ['data-coming'], attributeOldValue: true });
  }
  setInterval(() => {
    requestAnimationFrame(() => { window.turned.own.push(performance.timeOrigin + performance.now()); });
  }, period);
}

/** How far apart the windows made each turn of the first one, ascending; each window's nearest turn counts. */
function skews(windows: readonly (readonly number[])[]): number[] {
  const [first = [], ...others] = windows;
  // What lies at an edge of the span may miss its counterparts.
  return first.slice(1, -1).map((time) => {
    const near = [time, ...others.map((times) => times.reduce((best, one) => (Math.abs(one - time) < Math.abs(best - time) ? one : best), Infinity))];
    return Math.max(...near) - Math.min(...near);
  }).sort((a, b) => a - b);
}

function at(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (value === undefined) throw new RangeError('no window turned');
  return value;
}
