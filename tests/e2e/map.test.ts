import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alertEvent, post, topicOf } from '../support/alerts.ts';
import { contextOf } from '../support/map-context.ts';
import { launchBrowser, openWall, type OpenWall } from '../support/open-wall.ts';
import { spawnServer, tempDir, type Spawned } from '../support/spawn-server.ts';

let browser: Browser;
let dir: Awaited<ReturnType<typeof tempDir>>;
let server: Spawned;
let wall: OpenWall;

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });

beforeEach(async () => {
  dir = await tempDir();
  server = await spawnServer(['--port', '0', '--data', dir.path, '--no-demo']);
  wall = await openWall(browser, `${server.url}/display/main/map`, { width: 1920, height: 1080 });
  await wall.page.locator('[data-frames="1"]').waitFor();
});

afterEach(async () => {
  await wall.close();
  await server.end('SIGKILL');
  await dir.remove();
});

describe('the map panel', () => {
  it('lights an alert posted over HTTP in its block, and says what it is in either language without another frame', async () => {
    const { page } = wall;
    const [block] = (await topicOf(server.url, 'blocks')).tables['blocks'] ?? [];
    await post(server.url, [alertEvent('a-1', block?.id ?? '', { severity: 1 })]);
    await page.locator('.city-tag').waitFor();
    expect(await page.locator('.city-tag').innerText()).toContain('消防通道');
    await page.locator('[data-frames="2"]').waitFor();
    expect(await page.locator('.city-corner').innerText()).toContain('示意');
    const frames = () => page.locator('[data-frames]').getAttribute('data-frames');
    const painted = await frames();
    await page.keyboard.press('l');
    await page.locator('.city-tag', { hasText: /fire lane/i }).waitFor();
    expect(await page.locator('.city-corner').innerText()).toMatch(/schematic/i);
    expect(await frames()).toBe(painted);
    expect(wall.faults).toEqual([]);
    expect(wall.outside).toEqual([]);
  });

  it('is drawn flat when its GPU context does not come back', async () => {
    const { page } = wall;
    await (await contextOf(page)).evaluate((extension) => { extension?.loseContext(); });
    await page.locator('.map .message').waitFor();
    await page.locator('.map:not(.lost) canvas').waitFor();
    expect(page.workers()).toEqual([]);
    expect(wall.faults).toEqual([]);
  });
});
