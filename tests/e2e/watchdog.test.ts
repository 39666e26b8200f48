import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DisplayRow } from '#protocol/proof';
import { until } from '../support/alerts.ts';
import { HOUR, MORNING } from '../support/fold.ts';
import { liveThrough } from '../support/lived-day.ts';
import { launchBrowser, openWall, type OpenWall } from '../support/open-wall.ts';
import { DISTRICT } from '../support/shipped.ts';
import { tempDir } from '../support/spawn-server.ts';
import { startTestServer, type Started } from '../support/start-server.ts';
import { STILL_WALLS } from '../support/still-wall.ts';

const LONG = 90_000;
const NOON = MORNING + 4 * HOUR;

let browser: Browser;
let dir: Awaited<ReturnType<typeof tempDir>>;
let server: Started;
let wall: OpenWall;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  dir = await tempDir();
  await liveThrough(join(dir.path, DISTRICT.id, 'demo-1'), MORNING, NOON);
  server = await startTestServer({ demo: true, speed: 10, data: dir.path, walls: STILL_WALLS }, { start: NOON });
}, LONG);
afterAll(async () => {
  await server.end();
  await dir.remove();
  await browser.close();
});
beforeEach(async () => {
  wall = await openWall(browser, `${server.url}/display/main`);
  ({ page } = wall);
  await page.locator('[data-frames]:not([data-frames="0"])').waitFor();
  await page.evaluate(() => { document.body.dataset['page'] = 'the first'; });
});
afterEach(async () => { await wall.close(); });

const told = async (): Promise<DisplayRow['does']> =>
  ((await (await fetch(`${server.url}/api/displays?display=main`)).json()) as { displays: DisplayRow[] }).displays[0]?.does ?? null;

/** Sees a panel through being built anew: its last picture with its time, then what stands again, on the same page. */
async function rebuilt(panel: string): Promise<void> {
  const body = page.locator(`[data-panel="${panel}"] .body`);
  await body.locator('[data-last]').getByText(/^重建中 · 画面为 \d\d:\d\d:\d\d$/).waitFor({ timeout: 30_000 });
  expect(await body.evaluate((element) => element.querySelector('.last')?.textContent.trim() !== '' || element.querySelector('canvas') !== null)).toBe(true);
  await body.locator('[data-last]').waitFor({ state: 'detached', timeout: 30_000 });
  expect(await body.evaluate((element) => [element.querySelector('.last'), element.querySelector('[data-fault]')])).toEqual([null, null]);
  expect(await page.evaluate(() => document.body.dataset['page'])).toBe('the first');
  await until(async () => ((await told())?.rebuilt ?? 0) > 0);
}

describe('a panel', () => {
  it('that throws shows its last picture with its time until it was built anew, and its neighbours go on', async () => {
    const seqOf = async (panel: string) => Number(await page.getAttribute(`[data-panel="${panel}"]`, 'data-seq'));
    const before = await seqOf('alarm-roll');
    // What formats numbers fails once, where the figures are drawn next.
    await page.evaluate(() => {
      const figures = document.querySelector('[data-panel="figures"] dl');
      const broken = { configurable: true, get: () => () => { throw new Error('no figures today'); } };
      const whole = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format');
      Object.defineProperty(Intl.NumberFormat.prototype, 'format', broken);
      new MutationObserver((_, seen) => {
        if (figures?.isConnected) return;
        seen.disconnect();
        if (whole) Object.defineProperty(Intl.NumberFormat.prototype, 'format', whole);
      }).observe(document.body, { childList: true, subtree: true });
    });
    await rebuilt('figures');
    await until(async () => await seqOf('alarm-roll') > before);
  }, LONG);

  it('whose painter hangs is built anew with another one', async () => {
    const [worker] = page.workers();
    if (!worker) throw new Error('the map has no painter');
    const gone = new Promise((resolve) => { worker.once('close', resolve); });
    // The painter never comes back from this, as from a driver that hangs.
    await worker.evaluate(() => { requestAnimationFrame(() => { for (;;); }); });
    await page.setViewportSize({ width: 3800, height: 2160 });
    await rebuilt('map');
    await page.locator('[data-panel="map"] [data-frames]:not([data-frames="0"])').waitFor();
    await gone;
    expect(page.workers().length).toBe(1);
  }, LONG);
});
