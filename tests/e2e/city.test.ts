import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { servePage } from '../support/build-page.ts';
import type { CityPage } from '../support/city-page/main.ts';
import { contextOf } from '../support/map-context.ts';
import { launchBrowser, openWall, type OpenWall } from '../support/open-wall.ts';

declare global { interface Window { page: CityPage } }

const SIZE = { width: 960, height: 660 };
let browser: Browser;
let served: Awaited<ReturnType<typeof servePage>>;
let open: OpenWall | undefined;

beforeAll(async () => {
  [browser, served] = await Promise.all([launchBrowser(['--js-flags=--expose-gc']), servePage(fileURLToPath(new URL('../support/city-page', import.meta.url)))]);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});
afterEach(async () => {
  expect(open?.faults ?? []).toEqual([]);
  await open?.close();
  open = undefined;
});

/** A page with the district on it and each block holding its place in the list as open cases. */
async function mounted(query = ''): Promise<Page> {
  open = await openWall(browser, `${served.url}?u=20&${query}`, SIZE);
  await open.page.waitForFunction(() => 'page' in window);
  await open.page.evaluate(() => {
    window.page.mount();
    window.page.show(Object.fromEntries(window.page.blocks.map((id, i) => [id, i])));
  });
  await open.page.waitForFunction(() => window.page.frames() > 0);
  return open.page;
}

/** How many different colours a picture of the canvas holds, sampled. */
const colours = (page: Page) => page.evaluate(async () => {
  const canvas = document.querySelector('canvas') as HTMLCanvasElement;
  const copy = new OffscreenCanvas(canvas.width, canvas.height), context = copy.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(await createImageBitmap(canvas), 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height), seen = new Set<number>();
  for (let i = 0; i < data.length; i += 404) seen.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
  return seen.size;
});

describe.each([['WebGL', ''], ['a 2D canvas', 'flat']])('the district on %s', (_, query) => {
  it('is painted, at the size of its panel in device pixels', async () => {
    const page = await mounted(query);
    expect(await colours(page)).toBeGreaterThan(8);
    expect(await page.evaluate(() => { const { width, height } = document.querySelector('canvas') as HTMLCanvasElement; return { width, height }; })).toEqual(SIZE);
  });

  it('paints one frame for a change, and none for a count that moves by one or while nothing happens', async () => {
    const page = await mounted(query);
    const frames = () => page.evaluate(() => window.page.frames());
    const show = (open: number) => page.evaluate((count) => { window.page.show(Object.fromEntries(window.page.blocks.map((id, i) => [id, i === 30 ? count : i]))); }, open);
    const before = await frames();
    await show(31);
    await show(0);
    await page.waitForFunction((painted) => window.page.frames() > painted, before);
    expect(await frames()).toBe(before + 1);
    await show(30);
    await page.waitForFunction((painted) => window.page.frames() > painted, before + 1);
    expect(await frames()).toBe(before + 2);
  });
});

/** The picture once it stands: a worker's frame may reach the screen a while after it was painted. */
async function settled(page: Page): Promise<Buffer> {
  for (let last = await page.screenshot(); ;) {
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve); }); }));
    const next = await page.screenshot();
    if (next.equals(last)) return next;
    last = next;
  }
}

describe('the district', () => {
  it('labels an alarm and its street without an overlap, and pulses for the new one only', async () => {
    const page = await mounted();
    await page.evaluate(() => {
      const alarm = (id: string, block: number, at: number) => ({ id, block: window.page.blocks[block] ?? '', scene: '消防通道', severity: 1, state: 'raised', at });
      window.page.show({}, [], [alarm('a', 3, 1)]);
      window.page.show({}, [], [alarm('a', 3, 1), alarm('b', 20, 2)]);
    });
    expect(await page.locator('.city-tag').allInnerTexts()).toHaveLength(2);
    expect(await page.locator('.city-sign.is-new').count()).toBeLessThanOrEqual(1);
    const boxes = await page.locator('.city-labels > *:not(.is-out)').evaluateAll((list) => list.map((element) => element.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes.length).toBeGreaterThan(6);
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) expect(a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom).toBe(false);
    });
  });

  it('repaints only what changed, to the same picture as a whole one', async () => {
    const page = await mounted();
    await page.evaluate(() => { window.page.show(Object.fromEntries(window.page.blocks.map((id, i) => [id, i % 9 ? i : 0])), window.page.blocks.slice(40, 44)); });
    await page.waitForFunction(() => window.page.frames() > 1);
    const partly = await settled(page);
    for (const width of ['99%', '']) {
      const before = await page.evaluate((value) => { (document.getElementById('host') as HTMLElement).style.width = value; return window.page.frames(); }, width);
      await page.waitForFunction((frames) => window.page.frames() > frames, before);
    }
    expect((await settled(page)).equals(partly)).toBe(true);
  });

  it('comes back by itself when its GPU context is lost', async () => {
    const page = await mounted();
    const before = await colours(page);
    const context = await contextOf(page);
    await context.evaluate((extension) => { extension?.loseContext(); });
    await page.waitForFunction(() => window.page.lost());
    const frames = await page.evaluate(() => window.page.frames());
    await context.evaluate((extension) => { extension?.restoreContext(); });
    await page.waitForFunction((painted) => !window.page.lost() && window.page.frames() > painted, frames);
    expect(await colours(page)).toBe(before);
  });

  it('finds the block under a finger', async () => {
    const page = await mounted();
    expect(await page.evaluate(({ width, height }) => window.page.pick(width * 0.6, height * 0.6), SIZE)).toMatch(/-\d$/);
    expect(await page.evaluate(() => window.page.pick(3, 3))).toBeUndefined();
  });

  it('flies to a block and back to exactly the picture that it came from, in a few pictures', async () => {
    const page = await mounted();
    const before = await settled(page);
    const block = await page.evaluate(({ width, height }) => window.page.pick(width * 0.6, height * 0.6) ?? '', SIZE);
    const painted = await page.evaluate(() => window.page.frames());
    // How many of 1,600 points of the panel lie in the block.
    const share = () => page.evaluate(({ id, width, height }) => Array.from({ length: 1_600 }, (_, i) =>
      window.page.pick(width * ((i % 40) + 0.5) / 40, height * (Math.floor(i / 40) + 0.5) / 40)).filter((one) => one === id).length, { id: block, ...SIZE });
    const far = await share();
    await page.evaluate((id) => { window.page.goTo(id); }, block);
    await expect.poll(share).toBeGreaterThan(2 * far);
    expect(await page.locator('.city.is-near').count()).toBe(1);
    await page.evaluate(() => { window.page.goTo(); });
    await page.locator('.city:not(.is-near)').waitFor();
    expect((await settled(page)).equals(before)).toBe(true);
    expect(await page.evaluate(() => window.page.frames()) - painted).toBeLessThanOrEqual(13);
  });

  it('says in a corner which warning of the weather stands', async () => {
    const page = await mounted('warning=大风橙色预警');
    expect(await page.locator('.city-warning').innerText()).toBe('大风橙色预警');
    expect(await page.locator('.city-warning').getAttribute('data-grade')).toBe('2');
  });

  it('gives everything back when disposed, however often', async () => {
    const page = await mounted();
    expect(await page.evaluate(() => window.page.held())).toEqual({ geometries: 3, textures: 2, programs: 3 });
    const held = await page.evaluate(async () => {
      const results: unknown[] = [];
      for (let i = 0; i < 20; i++) {
        window.page.dispose();
        results.push(await window.page.held());
        window.page.mount();
      }
      window.page.dispose();
      await window.page.held();
      return results;
    });
    expect(held).toEqual(Array.from({ length: 20 }, () => ({ geometries: 0, textures: 0, programs: 0 })));
    await expect.poll(() => page.workers()).toEqual([]);
    expect(await page.locator('#host > *').count()).toBe(0);
  });
});
