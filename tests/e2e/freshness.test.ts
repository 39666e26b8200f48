import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { alertEvent, post, topicOf } from '../support/alerts.ts';
import { launchBrowser } from '../support/open-wall.ts';
import { startTestServer, type Started } from '../support/start-server.ts';

const LONG = 90_000;
/** What a display thinks the time is. */
const WRONG = new Date('2020-02-29T03:00:00Z');
/** How often the sources mean to speak, ms. */
const PERIOD = 1_000;

let browser: Browser;
let server: Started;
let context: BrowserContext;
let block: string;
let number = 0;

const say = (source: string, kind: string, data: object) => post(server.url, [{ specversion: '1.0', id: `n-${number += 1}`, source, type: `tongxin.${kind}.v1`, data }]);
const state = (page: Page, panel: string) => page.locator(`[data-panel="${panel}"]`).getAttribute('data-age-state');
const becomes = (page: Page, panel: string, age: string, timeout = 45_000) => page.locator(`[data-panel="${panel}"][data-age-state="${age}"]`).waitFor({ timeout });

/** One panel on a display whose own clock is years wrong. */
async function opened(panel: string): Promise<Page> {
  const page = await context.newPage();
  await page.clock.setSystemTime(WRONG);
  await page.goto(`${server.url}/display/main/${panel}`);
  await page.locator('main[data-link="live"]').waitFor();
  return page;
}

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });
beforeEach(async () => {
  server = await startTestServer();
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  block = (await topicOf(server.url, 'blocks')).tables['blocks']?.[0]?.id ?? '';
  for (const source of ['/hotline', '/cameras']) await say(source, 'feed', { state: 'started', period: PERIOD });
  await say('/hotline', 'ticket', { ticket: 't-1', theme: 'noise', block, state: 'received' });
  await post(server.url, [{ ...alertEvent('a-1', block), source: '/cameras' }]);
});
afterEach(async () => {
  await context.close();
  await server.end();
});

it('a panel whose own source fell silent says so while other sources go on, on a display whose clock is years wrong', async () => {
  const [hotline, roll] = [await opened('hotline'), await opened('alarm-roll')];
  const over = new AbortController();
  const cameras = (async () => {
    while (!over.signal.aborted) {
      await say('/cameras', 'feed', { state: 'alive' });
      await roll.locator('main[data-link="live"]').waitFor();
    }
  })();
  await becomes(hotline, 'hotline', 'aging');
  await becomes(hotline, 'hotline', 'stale');
  expect(await hotline.locator('[data-panel="hotline"] > .age').innerText()).toMatch(/\d\d:\d\d/);
  expect(await state(roll, 'alarm-roll')).toBe('fresh');
  over.abort();
  await cameras;
  await say('/hotline', 'feed', { state: 'alive' });
  await becomes(hotline, 'hotline', 'fresh');
}, LONG);

it('a panel is past its budget when that is due, the server up or not', async () => {
  const roll = await opened('alarm-roll');
  // Before it has its data a panel is fresh for want of an age.
  await roll.locator('[data-panel="alarm-roll"] [data-row]').first().waitFor();
  await becomes(roll, 'alarm-roll', 'fresh');
  // The panel's age goes on meanwhile, however long the server takes to stop.
  const stopped = server.stop();
  await becomes(roll, 'alarm-roll', 'aging');
  await stopped;
  await becomes(roll, 'alarm-roll', 'stale');
}, LONG);

it('a source that ended is said to be of the past at once', async () => {
  const hotline = await opened('hotline');
  await say('/hotline', 'feed', { state: 'ended' });
  await becomes(hotline, 'hotline', 'stale', 10_000);
  expect(await hotline.locator('[data-panel="hotline"] > .age').innerText()).toMatch(/\d\d:\d\d/);
}, LONG);
