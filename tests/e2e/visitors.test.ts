import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAIN_WALL } from '#protocol/walls';
import { PANELS } from '../../wall/panels/registry.ts';
import { topicOf, until } from '../support/alerts.ts';
import { launchBrowser } from '../support/open-wall.ts';
import { serveWalls, type WallsServer } from '../support/walls-server.ts';

const LONG = 120_000;
const PART = { width: 1920, height: 1080 };
const QUAD = { ...MAIN_WALL, id: 'quad', zh: '四联屏', en: 'Quad', layout: 'command', rows: 2, columns: 2, ...PART, widthMm: 2000, heightMm: 1125, turnS: 0 };
const INTERNAL = Object.entries(PANELS).filter(([, entry]) => 'internal' in entry).map(([kind]) => `[data-panel="${kind}"]`).join();

let browser: Browser;
let server: WallsServer;

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });
beforeEach(async () => { server = await serveWalls(browser, { walls: [MAIN_WALL, QUAD] }); });
afterEach(async () => { await server.end(); });

const show: WallsServer['show'] = (path, size = PART) => server.show(path, size);

/** Writes down, frame by frame, whether the page says that visitors are there, and how much of it is internal. */
const watch = (page: Page) => page.evaluate((internal) => {
  const frames: [visitors: boolean, internal: number][] = [];
  Object.assign(window, { frames });
  requestAnimationFrame(function look() {
    frames.push([document.querySelector('[data-visitors]') !== null, document.querySelectorAll(internal).length]);
    requestAnimationFrame(look);
  });
}, INTERNAL);
const watched = (page: Page) => page.evaluate(() => (window as unknown as { frames: [boolean, number][] }).frames);
const row = async () => (await topicOf(server.url, 'director')).tables['walls']?.find(({ id }) => id === 'quad');

describe('visitors before a wall', () => {
  it('see nothing internal on any of its displays, from the very frame on, until an officer confirms that they are gone', async () => {
    const displays = await Promise.all(['quad/1-1', 'quad/1-2', 'quad/2-1', 'quad/2-2'].map((name) => show(`/display/${name}`)));
    const pages = displays.map(({ page }) => page);
    const full = await Promise.all(pages.map((page) => page.locator(INTERNAL).count()));
    expect(full.reduce((sum, count) => sum + count)).toBeGreaterThan(0);
    await Promise.all(pages.map(watch));

    const { page: desk } = await show('/console?view=walls&wall=quad&post=带班长');
    await desk.keyboard.press('v');
    await Promise.all(pages.map((page) => page.locator('[data-visitors]').waitFor()));
    await desk.locator('[data-visited="1"]').waitFor();
    await until(async () => (await Promise.all(pages.map((page) => page.locator('[data-panel="closed"]').count()))).some((count) => count > 0));
    for (const frames of await Promise.all(pages.map(watched))) {
      expect(frames.some(([visitors]) => visitors)).toBe(true);
      expect(frames.filter(([visitors, internal]) => visitors && internal > 0)).toEqual([]);
    }
    const reloaded = displays[0]?.page;
    await reloaded?.reload();
    await reloaded?.locator('[data-visitors]').waitFor();

    await desk.locator('[data-act="visitors-gone"]').click();
    expect((await row())?.['visitors']).toBe(true);
    await desk.locator('[data-act="confirm"]').click();
    await until(async () => (await row()) === undefined);
    await until(async () => JSON.stringify(await Promise.all(pages.map((page) => page.locator(INTERNAL).count()))) === JSON.stringify(full));
    expect(server.open.flatMap(({ faults }) => faults)).toEqual([]);
  }, LONG);

  it('see nothing internal once the key is pressed at the wall, be the server away, which is told once it is back', async () => {
    const { page } = await show('/display/quad');
    await page.locator(INTERNAL).first().waitFor();
    await page.context().setOffline(true);
    await page.keyboard.press('v');
    await page.locator('[data-visitors]').waitFor();
    expect(await page.locator(INTERNAL).count()).toBe(0);
    expect(await row()).toBeUndefined();
    await page.context().setOffline(false);
    await until(async () => (await row())?.['visitors'] === true);
  }, LONG);
});
