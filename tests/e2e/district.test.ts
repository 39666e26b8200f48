import { DateTime } from 'luxon';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { YUNXI } from '../support/district-copy.ts';
import { launchBrowser, openWall, type OpenWall } from '../support/open-wall.ts';
import { MORNING } from '../support/fold.ts';
import { startTestServer, type Started } from '../support/start-server.ts';
import { STILL_WALLS } from '../support/still-wall.ts';

let browser: Browser;
let server: Started;
let wall: OpenWall;
let page: Page;

const panel = (kind: string, inside: string) => page.locator(`[data-panel="${kind}"] ${inside}`);

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer({ demo: true, district: YUNXI, speed: 60, walls: STILL_WALLS }, { start: MORNING });
  wall = await openWall(browser, `${server.url}/display/main`);
  ({ page } = wall);
});

afterAll(async () => {
  await wall.close();
  await server.end();
  await browser.close();
});

describe('the main wall of another district', () => {
  it('shows its name, its blocks and their number in either language', async () => {
    await panel('header', '.name').getByText('云溪区城市运行').waitFor();
    await panel('block-heat', 'h2').getByText('六个责任块').waitFor();
    await panel('block-heat', '[data-row="north-3"]').waitFor();
    const rows = await panel('block-heat', '[data-row]').evaluateAll((all) => all.map((row) => row.getAttribute('data-row')));
    expect(rows.sort()).toEqual(['north-1', 'north-2', 'north-3', 'south-1', 'south-2', 'south-3']);
    expect(await page.title()).toBe('同心 · 云溪区城市运行');
    await page.keyboard.press('l');
    await panel('header', '.name').getByText('Yunxi District operations').waitFor();
    await panel('block-heat', 'h2').getByText('6 blocks').waitFor();
    await page.keyboard.press('l');
    expect(wall.faults).toEqual([]);
  });

  it('shows its own time, which is not that of the machine nor of another district', async () => {
    const shown = await panel('header', '[data-clock]').innerText();
    const { at } = (await (await fetch(`${server.url}/api/topics/district`)).json()) as { at: number };
    const there = DateTime.fromMillis(at, { zone: 'Asia/Urumqi' });
    expect([there, there.minus({ hours: 1 }), there.plus({ hours: 1 })].map((time) => time.toFormat('HH'))).toContain(shown.slice(0, 2));
    expect([-2, 2].map((hours) => there.plus({ hours }).toFormat('HH'))).not.toContain(shown.slice(0, 2));
  });

  it('draws its map, and does not call it schematic, for its blocks are drawn', async () => {
    await panel('map', '[data-frames]:not([data-frames="0"])').waitFor();
    expect(await page.locator('.city-corner').innerText()).not.toContain('示意');
  });

  it('has a simulated day in which things happen', async () => {
    await page.locator('[data-panel="figures"] .figure').first().waitFor();
    await panel('alarm-roll', '[data-row]').first().waitFor();
  });

  it('tells on a scene’s page how the district grades it', async () => {
    await page.goto(`${server.url}/display/main/scene.fire-lane`);
    await page.locator('[data-scene="fire-lane"]').getByText('占用超20分钟').waitFor();
    await page.locator('[data-scene="fire-lane"] .limit').getByText('5 时 27 分').waitFor();
    expect(wall.faults).toEqual([]);
    expect(wall.outside).toEqual([]);
  });
});
