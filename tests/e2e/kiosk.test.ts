import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KIOSK, REACH } from '#protocol/public';
import { ASKED, QUIET } from '../../wall/modes/kiosk/idle.ts';
import { breaches, withAxe } from '../support/axe.ts';
import { HOUR, MORNING } from '../support/fold.ts';
import { freePort } from '../support/free-port.ts';
import { liveThrough } from '../support/lived-day.ts';
import { launchBrowser } from '../support/open-wall.ts';
import { DISTRICT } from '../support/shipped.ts';
import { tempDir } from '../support/spawn-server.ts';
import { startTestServer, type Started } from '../support/start-server.ts';

const LONG = 90_000;
const NOON = MORNING + 4 * HOUR;
const UPRIGHT = { width: 1080, height: 1920 };
const LYING = { width: 1920, height: 1080 };
/** What is touched measures so much at least, mm. */
const TARGET = 15;

let browser: Browser;
let dir: Awaited<ReturnType<typeof tempDir>>;
let port: number;
let server: Started;
let context: BrowserContext | undefined;
let page: Page;
const faults: string[] = [];

const start = () => startTestServer({ demo: true, port, data: dir.path }, { start: NOON });
const target = (name: string) => page.locator(name);
const shown = () => page.locator('.kiosk').getAttribute('data-page');

async function opened(size: { width: number; height: number }, query = ''): Promise<void> {
  await context?.close();
  context = await browser.newContext({ viewport: size, hasTouch: true });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => { if (new URL(request.url()).origin !== server.url) faults.push(request.url()); });
  await page.clock.install();
  await withAxe(page);
  await page.goto(`${server.url}/kiosk${query}`);
  await target('[data-question="near"]').waitFor();
}

/** Taps through every page, and looks at each. */
async function everywhere(look: (where: string) => Promise<void>): Promise<void> {
  await look('start');
  await target('[data-question="near"]').tap();
  await look('streets');
  await target('[data-street] >> nth=0').tap();
  await look('blocks');
  await target('[data-block] >> nth=0').tap();
  await target('[data-scene]').first().waitFor();
  await look('place');
  for (const question of ['now', 'month', 'report']) {
    await target('nav button').first().tap();
    await target(`[data-question="${question}"]`).tap();
    await look(question);
  }
}

beforeAll(async () => {
  browser = await launchBrowser();
  dir = await tempDir();
  port = await freePort();
  await liveThrough(join(dir.path, DISTRICT.id, 'demo-1'), MORNING, NOON);
  server = await start();
}, LONG);
afterAll(async () => {
  await context?.close();
  await server.end();
  await dir.remove();
  await browser.close();
});
beforeEach(async () => { await opened(UPRIGHT); });
afterEach(() => { expect(faults.splice(0)).toEqual([]); });

describe('a kiosk', () => {
  it('answers what somebody touches, down to a block and back', async () => {
    await target('[data-question="near"]').tap();
    const [street] = DISTRICT.streets;
    await target(`[data-street="${street?.id ?? ''}"]`).tap();
    const block = DISTRICT.blocks.find((one) => one.street === street?.id);
    await target(`[data-block="${block?.id ?? ''}"]`).tap();
    await page.getByRole('heading', { name: `${block?.zh ?? ''}现在` }).waitFor();
    const { open, scenes } = (await (await fetch(`${server.url}/api/public/block/${block?.id ?? ''}`)).json()) as { open: number; scenes: unknown[] };
    expect(scenes.length).toBeGreaterThan(0);
    expect(Math.abs(Number(await page.locator('.show .figure').first().innerText()) - open)).toBeLessThanOrEqual(2);
    await page.getByRole('button', { name: '返回' }).tap();
    await target('[data-block]').first().waitFor();
    await page.getByRole('button', { name: '返回' }).tap();
    await target('[data-street]').first().waitFor();
    await page.getByRole('button', { name: '首页' }).tap();
    expect(await shown()).toBe('start');
  }, LONG);

  it.each([['upright', UPRIGHT], ['lying', LYING]] as const)('on a screen that is %s has nothing to touch that is smaller than 15 mm, out of reach, cut off or close to another, in either language and size', async (_, size) => {
    for (const query of ['', '?lang=en']) {
      await opened(size, query);
      for (const larger of [false, true]) {
        if (larger) await target('nav [aria-pressed]').tap();
        await everywhere(async (where) => {
          const wrong = await page.evaluate(({ least, reach, screen }) => {
            const heightMm = window.innerHeight > window.innerWidth ? screen.heightMm : screen.widthMm;
            const perMm = window.innerHeight / heightMm;
            const boxes = [...document.querySelectorAll('button, a, input')].map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }));
            const floor = (px: number) => screen.bottomMm + heightMm - px / perMm;
            const cut = [...document.querySelectorAll('h1, h2, p, li, dt, dd, button, b, span')].filter((element) => {
              const around = element.closest('section, nav, .as-of')?.getBoundingClientRect();
              const { left, right, top, bottom, width } = element.getBoundingClientRect();
              // A text box is taller than its characters.
              const air = 0.22 * Number.parseFloat(getComputedStyle(element).fontSize) + 1;
              return around && width > 0 && (left < around.left - 1 || right > around.right + 1 || top < around.top - air || bottom > around.bottom + air);
            });
            return [
              ...boxes.filter(({ box }) => Math.min(box.width, box.height) < least * perMm - 0.5).map(({ text }) => `small: ${text}`),
              ...boxes.filter(({ box }) => floor(box.bottom) < reach.from - 0.5 || floor(box.top) > reach.to + 0.5).map(({ text }) => `out of reach: ${text}`),
              ...boxes.flatMap(({ text, box }, i) => boxes.slice(i + 1).filter((other) => {
                const apart = Math.max(other.box.left - box.right, box.left - other.box.right, other.box.top - box.bottom, box.top - other.box.bottom);
                return apart < 3 * perMm;
              }).map((other) => `close: ${text} and ${other.text}`)),
              ...cut.map((element) => `cut off: ${element.textContent.trim()}`),
            ];
          }, { least: TARGET, reach: REACH, screen: KIOSK });
          expect([query, larger, where, wrong]).toEqual([query, larger, where, []]);
        });
        await target('nav button').first().tap();
      }
    }
  }, LONG);

  it('asks after a while whether somebody is there, goes on for whoever says so, and else starts anew in its own language and size', async () => {
    await page.getByRole('button', { name: 'English' }).tap();
    await page.getByRole('button', { name: 'Larger text' }).tap();
    await target('[data-question="month"]').tap();
    await page.clock.runFor(QUIET);
    await page.getByRole('button', { name: 'Yes, go on' }).tap();
    expect(await shown()).toBe('month');
    await page.clock.runFor(QUIET + ASKED);
    await page.getByRole('heading', { name: '您想了解什么？' }).waitFor();
    expect([await shown(), await page.locator('.kiosk.larger').count(), await page.locator('.still').count()]).toEqual(['start', 0, 0]);
  });

  it('has no way out: no link, no menu, no way back in the browser’s history, no field, no zoom', async () => {
    await target('[data-question="report"]').tap();
    expect(await page.locator('a, input, [target], iframe').count()).toBe(0);
    const kept = await page.evaluate(() => {
      const refused = (event: Event) => !document.body.dispatchEvent(event);
      const cancelable = { bubbles: true, cancelable: true };
      return [
        refused(new MouseEvent('contextmenu', cancelable)), refused(new WheelEvent('wheel', { ...cancelable, ctrlKey: true })),
        refused(new KeyboardEvent('keydown', { ...cancelable, key: 'F5' })), refused(new KeyboardEvent('keydown', { ...cancelable, key: 'l', ctrlKey: true })),
        refused(new Event('dragstart', cancelable)),
      ];
    });
    expect(kept).toEqual([true, true, true, true, true]);
    await page.evaluate(() => { window.history.back(); });
    await target('[data-question="near"]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/kiosk');
  });

  it('says when the server is gone as of when it shows what it shows, and goes on when it is back', async () => {
    await server.stop();
    await page.clock.runFor(60_000);
    await page.locator('.as-of.old').getByText('暂时连不上').waitFor();
    server = await start();
    await page.clock.runFor(10_000);
    await page.locator('.as-of:not(.old)').waitFor();
  }, LONG);

  it('breaks no rule of WCAG 2.2 AA that a machine can judge, on any page', async () => {
    await everywhere(async (where) => { expect([where, await breaches(page)]).toEqual([where, []]); });
    await page.clock.runFor(QUIET);
    expect(await breaches(page)).toEqual([]);
  }, LONG);
});
