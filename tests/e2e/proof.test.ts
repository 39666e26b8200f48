import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { DisplayRow } from '#protocol/proof';
import { STILL_BYTES, STILL_WIDTH } from '#protocol/proof';
import { alertEvent, post, topicOf, until } from '../support/alerts.ts';
import { closeLiveWall, live, openLiveWall, type LiveWall } from '../support/live-wall.ts';
import { launchBrowser, openWall, type OpenWall } from '../support/open-wall.ts';

const DESK = { width: 1600, height: 1000 };
const LONG = 60_000;

let browser: Browser;
let main: LiveWall;
let desk: OpenWall;
let page: Page;

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });

beforeEach(async () => {
  main = await openLiveWall(browser);
  ({ page } = main.wall);
  desk = await openWall(browser, `${main.server.url}/console?view=displays`, DESK);
  await live(desk.page);
});
afterEach(async () => {
  await desk.close();
  await closeLiveWall(main);
});

const listed = async (name: string): Promise<DisplayRow | undefined> =>
  ((await (await fetch(`${main.server.url}/api/displays?display=${name}`)).json()) as { displays: DisplayRow[] }).displays[0];
/** Resolves once the console shows a display that differs in exactly this. */
const differs = (name: string, why: string) => desk.page.locator(`[data-display="${name}"][data-differs="${why}"]`).waitFor({ timeout: 15_000 });
const says = (name: string) => desk.page.locator(`[data-display="${name}"] .says`).innerText();

describe('the console’s displays', () => {
  it('say of a display that it shows what it should, with a small picture of it, and of one never seen that it was not', async () => {
    await differs('main', '');
    await until(async () => (await listed('main'))?.does !== null);
    expect(await says('main')).toBe('与应显示一致');
    expect(await says('command')).toBe('未曾连接');
    expect(await desk.page.locator('.grade-1').count()).toBe(0);
    const picture = desk.page.locator('[data-display="main"] img.pictured');
    await picture.waitFor();
    expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([STILL_WIDTH, (STILL_WIDTH * 9) / 16]);
    const { id = '', should, does } = (await listed('main')) ?? {};
    expect(does?.hash).toBe(should?.hash);
    const still = await fetch(`${main.server.url}/api/displays/${id}/still`);
    expect([still.status, still.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await still.arrayBuffer()).byteLength).toBeLessThanOrEqual(STILL_BYTES);
    expect((await fetch(`${main.server.url}/api/displays/nobody/still`)).status).toBe(404);
    expect([...main.wall.faults, ...desk.faults]).toEqual([]);
  }, LONG);

  it('turn red where a display draws no more though its data moved on, and back when it does', async () => {
    await differs('main', '');
    const block = String((await topicOf(main.server.url, 'blocks')).tables['blocks']?.[0]?.id);
    await page.evaluate(() => {
      const held: FrameRequestCallback[] = [];
      const ask = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (run) => held.push(run);
      Object.assign(window, { release: () => { window.requestAnimationFrame = ask; held.forEach((run) => ask(run)); } });
    });
    await post(main.server.url, [alertEvent('a-1', block)]);
    await differs('main', 'behind');
    expect(await says('main')).toContain('alerts');
    await page.evaluate(() => { (window as unknown as { release: () => void }).release(); });
    await differs('main', '');
  }, LONG);

  it('turn red where a panel is gone from its place, name it, and turn back when it stands again', async () => {
    await differs('main', '');
    const map = page.locator('[data-panel="map"]');
    await map.evaluate((panel: HTMLElement) => { panel.style.visibility = 'hidden'; });
    await differs('main', 'panels');
    expect(await says('main')).toMatch(/缺失$/);
    expect(await desk.page.locator('[data-display="main"].grade-1').count()).toBe(1);
    await map.evaluate((panel: HTMLElement) => { panel.style.cssText += 'visibility: visible; translate: 40px 0;'; });
    await until(async () => (await says('main')).endsWith('位置不对'));
    await map.evaluate((panel: HTMLElement) => { panel.style.translate = 'none'; });
    await differs('main', '');
  }, LONG);

  it('turn red when a display is killed, and back when it is there again', async () => {
    await differs('main', '');
    await page.close();
    await differs('main', 'lost');
    expect(await says('main')).toMatch(/^失去连接，自 \d\d:\d\d:\d\d$/);
    const again = await openWall(browser, `${main.server.url}/display/main`);
    await differs('main', '');
    await again.close();
  }, LONG);
});
