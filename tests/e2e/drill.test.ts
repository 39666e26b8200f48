import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { alertEvent, caseEvent, post, topicOf, until } from '../support/alerts.ts';
import { closeLiveWall, live, openLiveWall, startLive, type LiveWall } from '../support/live-wall.ts';
import { ODD_IDS } from '../support/odd-ids.ts';
import { launchBrowser } from '../support/open-wall.ts';

const MINUTE = 60_000;
/** A way through many pages takes a browser without a GPU its time. */
const LONG = 90_000;
/** Some of them, as each costs a page. */
const SOME = ODD_IDS.slice(0, 8);

let browser: Browser;
let dir: LiveWall['dir'];
let server: LiveWall['server'];
let wall: LiveWall['wall'];
let page: Page;
/** A block of the district with the street and the area that it lies in. */
let block: { id: string; zh: string; area: string; street: string };

const cell = (panel: string, row: string, inside = '') => page.locator(`[data-panel="${panel}"] [data-row="${row}"] ${inside}`);
const path = () => decodeURIComponent(new URL(page.url()).pathname);
const crumbs = () => page.locator('nav a, nav [aria-current]').allInnerTexts();

/** A step of a case in the block, `ago` ms before now. */
const step = (id: string, state: string, ago: number, over: Record<string, unknown> = {}) => caseEvent(id, state, ago, { block: block.id, ...over });

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });

beforeEach(async () => {
  ({ dir, server, wall } = await openLiveWall(browser));
  ({ page } = wall);
  const district = (await (await fetch(`${server.url}/api/district`)).json()) as { blocks: (typeof block)[] };
  block = district.blocks[20] ?? block;
});

afterEach(() => closeLiveWall({ dir, server, wall }));

describe('the way down and up', () => {
  it('leads from the matrix to a scene, a block and a case with its timeline, and back up to the district', async () => {
    await post(server.url, [step('c-1', 'discovered', 90 * MINUTE, { origin: 'camera' })]);
    await post(server.url, [step('c-1', 'accepted', 88 * MINUTE, { department: '网格中心' })]);
    await post(server.url, [step('c-1', 'registered', 70 * MINUTE), step('c-1', 'dispatched', 66 * MINUTE, { department: '消防2组' })]);
    await page.locator('[data-panel="scene-matrix"] [data-row="fire-lane"] a').click();
    await page.locator('[data-scene="fire-lane"]').waitFor();
    await cell('scene-blocks', block.id, 'a').click();
    await page.locator(`[data-place="${block.id}"]`).waitFor();
    expect(path()).toBe(`/display/main/block.${block.id}`);
    expect(await page.locator('[data-figure="open"] .figure').innerText()).toMatch(/^1/);
    await cell('place-cases', 'c-1', 'a').click();
    await page.locator('[data-case="c-1"]').waitFor();
    expect(path()).toBe('/display/main/case.c-1');

    // Fire lanes run around the clock: six minutes to accept and to register, a quarter of an hour to dispatch.
    const lines = page.locator('[data-panel="case-way"] li');
    await lines.nth(7).waitFor();
    expect(await lines.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')))).toEqual(['discovered', 'accepted', 'registered', 'dispatched', 'in-hand', 'disposed', 'verifying', 'closed']);
    expect(await cell('case-way', 'accepted').innerText()).toMatch(/网格中心\s+18 分\s+限 6 分\s+红灯/);
    expect(await cell('case-way', 'registered').innerText()).toMatch(/4 分\s+限 15 分\s*$/);
    expect(await cell('case-way', 'dispatched').innerText()).toMatch(/消防2组\s+1 时 06 分\s+限 2 时 00 分/);
    expect(await page.locator('[data-panel="case-way"] [aria-current="step"]').getAttribute('data-row')).toBe('dispatched');
    expect(await page.locator('[data-case="c-1"]').innerText()).toContain('红灯 1 次');

    expect((await crumbs()).slice(0, 1).concat((await crumbs()).slice(-2))).toEqual(['普陀区', block.zh, '案件']);
    for (const [name, id] of [['block', block.id], ['area', block.area], ['street', block.street]] as const) {
      await page.locator(`nav a[href*="/${name}."]`).focus();
      await page.keyboard.press('Enter');
      await page.locator(`[data-place="${id}"]`).waitFor();
      expect(path()).toBe(`/display/main/${name}.${id}`);
    }
    await page.locator('nav a').first().click();
    await page.locator('[data-panel="scene-matrix"]').waitFor();
    expect(path()).toBe('/display/main');
    expect(wall.faults).toEqual([]);
    expect(wall.outside).toEqual([]);
  }, LONG);

  it('leads from a street to its areas and their blocks', async () => {
    await page.goto(`${server.url}/display/main/street.${block.street}`);
    await cell('place-parts', block.area, 'a').click();
    await cell('place-parts', block.id, 'a').click();
    await page.locator(`[data-place="${block.id}"]`).waitFor();
    expect(wall.faults).toEqual([]);
  });

  it('leads from a block of the map to its page', async () => {
    const map = page.locator('[data-panel="map"] .map');
    await until(async () => Number(await map.getAttribute('data-frames')) > 0);
    const box = await map.boundingBox();
    if (!box) throw new Error('the map has no box');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator('[data-place]').waitFor();
    expect(path()).toMatch(/^\/display\/main\/block\.[a-z]+-\d+$/);
  });
});

describe('the page of a case', () => {
  const open = async (id: string) => {
    await page.goto(`${server.url}/display/main/case.${encodeURIComponent(id)}`);
    await live(page);
  };

  it('follows what happens to it, and goes on after the server was away', async () => {
    await post(server.url, [step('c-1', 'discovered', 5 * MINUTE)]);
    await open('c-1');
    await page.locator('[data-case="c-1"]').waitFor();
    await post(server.url, [step('c-1', 'accepted', 0)]);
    await page.locator('[data-panel="case-way"] [data-row="accepted"].now').waitFor();
    await server.end('SIGKILL');
    await page.locator('main[data-link="lost"]').waitFor();
    expect(await page.locator('[data-case="c-1"]').isVisible()).toBe(true);
    server = await startLive(dir.path, server.port);
    await post(server.url, [step('c-1', 'dispatched', 0)]);
    await page.locator('[data-panel="case-way"] [data-row="dispatched"].now').waitFor();
    await page.locator('[data-panel="case-way"] [data-answer="known"]').waitFor();
  });

  it('says that there is no such case, and shows it once there is', async () => {
    await open('c-9');
    await page.getByText('没有编号为 c-9 的案件').first().waitFor();
    await post(server.url, [step('c-9', 'discovered', 0)]);
    await page.locator('[data-case="c-9"]').waitFor();
  });

  it('shows the alerts that are about it, however often they came', async () => {
    await post(server.url, [alertEvent('a-1', block.id, { device: 'cam-x' })]);
    await post(server.url, [alertEvent('a-2', block.id, { device: 'cam-x' })]);
    const found = (await topicOf(server.url, 'alerts')).tables['alerts']?.[0];
    await open(String(found?.['case']));
    await cell('case-alerts', String(found?.id)).waitFor();
    expect(await cell('case-alerts', String(found?.id)).innerText()).toContain('×2');
  });

  it('opens from a list whatever its id is made of', async () => {
    const accepted = (await post(server.url, SOME.map((id) => step(id, 'discovered', 0)))).body['accepted'];
    expect(accepted).toBe(SOME.length);
    await page.goto(`${server.url}/display/main/block.${block.id}`);
    const links = page.locator('[data-panel="place-cases"] a');
    await until(async () => (await links.count()) === accepted);
    const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    const shown: string[] = [];
    for (const href of hrefs) {
      await page.goto(`${server.url}${href}`);
      shown.push(await page.locator('[data-case]').getAttribute('data-case') ?? '');
    }
    expect(shown.sort()).toEqual([...SOME].sort());
    expect(wall.faults).toEqual([]);
  }, LONG);
});

it('a place that the district does not have says so', async () => {
  await page.goto(`${server.url}/display/main/block.nowhere`);
  await page.getByText('辖区内没有此处').first().waitFor();
});
