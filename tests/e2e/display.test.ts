import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { FRESHNESS_BUDGET } from '#protocol/topics';
import { MAIN_WALL } from '#protocol/walls';
import { alertEvent, post, topicOf } from '../support/alerts.ts';
import { closeLiveWall, live, openLiveWall, startLive, type LiveWall } from '../support/live-wall.ts';
import { launchBrowser } from '../support/open-wall.ts';

/** How long a panel stands that takes turns, ms. */
const TURN = MAIN_WALL.turnS * 1000;

let browser: Browser;
let dir: LiveWall['dir'];
let server: LiveWall['server'];
let wall: LiveWall['wall'];
let page: Page;
let block: string;

const cell = (panel: string, row: string, inside = '') => page.locator(`[data-panel="${panel}"] [data-row="${row}"] ${inside}`);
const openOf = (panel: string, row: string) => cell(panel, row, panel === 'block-heat' ? 'b.figure:first-of-type' : 'b.open').innerText();

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });

beforeEach(async () => {
  ({ dir, server, wall } = await openLiveWall(browser));
  ({ page } = wall);
  block = (await topicOf(server.url, 'blocks')).tables['blocks']?.[20]?.id ?? '';
});

afterEach(() => closeLiveWall({ dir, server, wall }));

describe('the main wall', () => {
  it('shows an alert posted over HTTP in the roll, and counts its block and its scene up', async () => {
    expect([await openOf('block-heat', block), await openOf('scene-matrix', 'fire-lane')]).toEqual(['0', '0']);
    await post(server.url, [alertEvent('a-1', block)]);
    await cell('alarm-roll', 'a-1').waitFor();
    expect(await cell('alarm-roll', 'a-1').innerText()).toContain('消防通道');
    expect([await openOf('block-heat', block), await openOf('scene-matrix', 'fire-lane')]).toEqual(['1', '1']);
    expect(wall.faults).toEqual([]);
    expect(wall.outside).toEqual([]);
  });

  it('opens a scene’s own page from its tile, with where its cases stand', async () => {
    await post(server.url, [alertEvent('a-1', block), alertEvent('a-2', block)]);
    await page.locator('[data-panel="scene-matrix"] [data-row="fire-lane"] a').click();
    await page.locator('[data-scene="fire-lane"]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/display/main/scene.fire-lane');
    await live(page);
    await cell('scene-cases', 'case-a-2').waitFor();
    expect(await cell('scene-process', 'discovered', 'b.figure').innerText()).toBe('2');
    expect(await cell('scene-blocks', block, 'b.figure:not(.overdue)').innerText()).toBe('2');
    expect(wall.faults).toEqual([]);
  });

  it('says that the server is lost, and recovers with the right numbers when it is back', async () => {
    await post(server.url, [alertEvent('a-1', block)]);
    await cell('alarm-roll', 'a-1').waitFor();
    await server.end('SIGKILL');
    await page.locator('main[data-link="lost"]').waitFor({ timeout: 3_000 });
    expect(await page.locator('header').innerText()).toContain('失去服务器连接');
    server = await startLive(dir.path, server.port);
    await post(server.url, [alertEvent('a-2', block), alertEvent('a-3', block)]);
    await live(page);
    await cell('alarm-roll', 'a-3').waitFor();
    expect([await openOf('block-heat', block), await openOf('scene-matrix', 'fire-lane')]).toEqual(['3', '3']);
  });

  it('notices a server that hangs without closing its connections', async () => {
    process.kill(server.pid, 'SIGSTOP');
    await page.locator('main:is([data-link="late"], [data-link="lost"])').waitFor({ timeout: 4_000 });
    process.kill(server.pid, 'SIGCONT');
    await live(page);
  });

  it('says of a feed that it is late once it has been silent for two and a half of its periods, and that it ended', async () => {
    const feed = (id: string, data: object) => post(server.url, [{ specversion: '1.0', id, source: '/sensors/creek', type: 'tongxin.feed.v1', data }]);
    await feed('started', { state: 'started', period: 100 });
    await page.getByText('1 路数据源，0 路正常').waitFor();
    await feed('ended', { state: 'ended' });
    await page.getByText('数据源均已结束').waitFor();
  });

  it('says in every panel since when it has no data once that is past its budget, with the server in good health', async () => {
    await post(server.url, [alertEvent('a-1', block)]);
    await cell('alarm-roll', 'a-1').waitFor();
    const stale = page.locator('[data-panel="block-heat"][data-age-state="stale"], [data-panel="alarm-roll"][data-age-state="stale"]');
    await stale.nth(1).waitFor({ timeout: FRESHNESS_BUDGET + 10_000 });
    expect(await stale.locator('> .age').allInnerTexts()).toEqual([expect.stringMatching(/\d\d:\d\d/), expect.stringMatching(/\d\d:\d\d/)]);
    expect(await page.locator('main').getAttribute('data-link')).toBe('live');
  }, FRESHNESS_BUDGET + 30_000);

  it('paints text from a feed as text, whatever it holds', async () => {
    const hostile = ['<img/src=x/onerror=alert(1)>', 'javascript:alert(1)', '\u202Edesrever', '__proto__', 'x'.repeat(60)];
    // All at once, so that the roll has room for the first of them.
    const { time } = alertEvent('', block);
    const answer = await post(server.url, [
      ...hostile.map((device, i) => ({ ...alertEvent(`<b>${i}</b>`, block, { device, label: device }), time })),
      ...hostile.map((source, i) => ({ ...alertEvent(`s-${i}`, block), time, source: encodeURI(source) })),
    ]);
    expect(answer.body['rejected']).toEqual([]);
    await cell('alarm-roll', '<b>0</b>').waitFor();
    for (const panel of ['alarm-roll', 'block-heat', 'scene-matrix', 'map', 'ticker']) {
      await page.goto(`${server.url}/display/main/${panel}`);
      await page.locator(`[data-panel="${panel}"]`).waitFor();
    }
    await page.goto(`${server.url}/`);
    await page.locator('a').first().waitFor();
    expect(wall.faults).toEqual([]);
    expect(wall.outside).toEqual([]);
  });
});

describe('panels that share an area', () => {
  it('take turns and come round again', async () => {
    await page.goto(`${server.url}/display/command`);
    for (const panel of ['indicators', 'disputes', 'indicators']) await page.locator(`[data-panel="${panel}"]`).waitFor({ timeout: TURN + 10_000 });
  }, 2 * TURN + 40_000);
});

describe('the chooser', () => {
  it('leads to the main wall, in either language', async () => {
    await page.goto(`${server.url}/?lang=en`);
    await page.locator('a[href*="/display/main"]').first().click();
    await live(page);
    expect(await page.locator('[data-panel="alarm-roll"] h2').innerText()).toMatch(/alarm/i);
  });
});
