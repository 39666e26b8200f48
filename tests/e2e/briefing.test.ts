import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changes } from '#protocol/changes';
import { PAGES } from '../../wall/modes/briefing/pages.ts';
import { whole } from '../../wall/modes/briefing/story.ts';
import { breaches, withAxe } from '../support/axe.ts';
import { DAY, HOUR, MINUTE, MORNING } from '../support/fold.ts';
import { freePort } from '../support/free-port.ts';
import { composedDays, liveThrough, tellCases } from '../support/lived-day.ts';
import { launchBrowser } from '../support/open-wall.ts';
import { DISTRICT } from '../support/shipped.ts';
import { tempDir } from '../support/spawn-server.ts';
import { startTestServer, type Started } from '../support/start-server.ts';

const LONG = 90_000;
const NOON = MORNING + 4 * HOUR;
const FIRST = NOON - 9 * DAY;
const ROOM = { width: 1920, height: 1080 };
const WALL = { width: 3840, height: 2160 };
const PHONE = { width: 390, height: 844 };
const WAVE = { scene: 'bike-pileup', street: DISTRICT.streets[2]?.id ?? '', count: 60 };

let browser: Browser;
let dir: Awaited<ReturnType<typeof tempDir>>;
let port: number;
let server: Started;
let contexts: BrowserContext[];
let page: Page;
const faults: string[] = [];

const start = () => startTestServer({ demo: true, port, data: dir.path }, { start: NOON });
const shown = (on = page) => on.locator('.briefing').getAttribute('data-page');
const claim = (on = page) => on.locator('.leaf.current h1').innerText();
const until = (id: string, on = page) => on.locator(`.briefing[data-page="${id}"]`).waitFor();

async function opened(size: { width: number; height: number }, path = '/briefing'): Promise<Page> {
  const context = await browser.newContext({ viewport: size });
  contexts.push(context);
  const made = await context.newPage();
  made.on('pageerror', (error) => faults.push(error.message));
  made.on('request', (request) => { if (new URL(request.url()).origin !== server.url) faults.push(request.url()); });
  await withAxe(made);
  await made.goto(`${server.url}${path}`);
  return made;
}
const briefed = async (size: { width: number; height: number }, query = '') => {
  const made = await opened(size, `/briefing${query}`);
  await made.locator('[data-ready]').waitFor();
  return made;
};

beforeAll(async () => {
  browser = await launchBrowser();
  dir = await tempDir();
  port = await freePort();
  const data = join(dir.path, DISTRICT.id, 'demo-1');
  await liveThrough(data, FIRST, FIRST + 10 * MINUTE);
  await tellCases(data, FIRST + 10 * MINUTE, NOON, composedDays(NOON, WAVE));
  server = await start();
}, LONG);
afterAll(async () => {
  await server.end();
  await dir.remove();
  await browser.close();
});
beforeEach(async () => {
  contexts = [];
  page = await briefed(ROOM);
});
afterEach(async () => {
  for (const context of contexts) await context.close();
  expect(faults.splice(0)).toEqual([]);
});

describe('a briefing', () => {
  it('claims what the server counted, and says what is behind it', async () => {
    const answer = page.waitForResponse((response) => response.url().endsWith('/api/changes'));
    await page.reload();
    const found = whole(changes.parse(await (await answer).json()), 'found', 'yesterday');
    await page.locator('[data-ready]').waitFor();
    expect(await claim()).toContain(`比昨天同期多 ${found.by} 件`);
    await page.keyboard.press('ArrowRight');
    const street = DISTRICT.streets.find(({ id }) => id === WAVE.street)?.zh ?? '';
    expect(await claim()).toMatch(new RegExp(`^多出来的主要是单车淤积（\\+6\\d，多在${street}）`));
    expect(await page.locator('.leaf.current [data-mover]').first().getAttribute('data-mover')).toBe(WAVE.scene);
    await page.keyboard.press('PageDown');
    expect(await claim()).toContain(`增加主要在${street}`);
  }, LONG);

  it('is led by keys, and a page of it by its address', async () => {
    for (const [i, id] of PAGES.entries()) {
      expect([i, await shown()]).toEqual([i, id]);
      await page.keyboard.press('ArrowRight');
    }
    expect(await shown()).toBe(PAGES.at(-1));
    expect(new URL(page.url()).searchParams.get('page')).toBe(PAGES.at(-1));
    await page.reload();
    await until('ahead');
    await page.keyboard.press('Home');
    expect(await shown()).toBe('today');
    await page.keyboard.press('l');
    await page.getByText('Found today').first().waitFor();
    expect(await shown()).toBe('today');
  }, LONG);

  it('is led by a phone that scanned its code, also after the briefing was loaded again', async () => {
    await page.getByRole('button', { name: '手机遥控' }).click();
    const address = new URL(await page.locator('dialog .address').innerText());
    await page.keyboard.press('Escape');
    const phone = await opened(PHONE, `${address.pathname}${address.search}`);
    await phone.getByText('正在显示：今天').waitFor();
    await phone.getByRole('button', { name: '下一页' }).click();
    await until('why');
    await phone.getByRole('button', { name: '热线' }).click();
    await until('hotline');
    await page.keyboard.press('ArrowRight');
    await phone.getByText('正在显示：展望').waitFor();
    expect(await breaches(phone)).toEqual([]);
    await page.reload();
    await page.locator('[data-ready]').waitFor();
    await phone.getByText('正在显示：展望').waitFor();
    await phone.getByRole('button', { name: '上一页' }).click();
    await until('hotline');
    await page.goto('about:blank');
    await phone.getByText('汇报已结束').waitFor();
  }, LONG);

  it('tells a phone whose code nobody has', async () => {
    const phone = await opened(PHONE, '/briefing?remote=ABCD2345');
    await phone.getByText('没有此代码的汇报').waitFor();
    const wrong = await opened(PHONE, '/briefing?remote=%3Cb%3E');
    await wrong.getByText('没有此代码的汇报').waitFor();
  }, LONG);

  it('prints each page on a sheet of its own, by day, as letters and lines', async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const text = pdf.toString('latin1');
    expect(/\/Type\s*\/Pages[^>]*\/Count\s+(\d+)/.exec(text)?.[1] ?? /\/Count\s+(\d+)/.exec(text)?.[1]).toBe(String(PAGES.length));
    expect(text).not.toMatch(/\/Subtype\s*\/Image/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.leaf').evaluateAll((leaves) => leaves.filter((leaf) => getComputedStyle(leaf).visibility === 'visible').length)).toBe(PAGES.length);
    await page.emulateMedia({ media: null });
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('night');
  }, LONG);

  it.each([['in the room', ROOM], ['on a wall', WALL]] as const)('%s has nothing cut off or laid over another on any page, in either language', async (_, size) => {
    for (const query of ['', '?lang=en']) {
      const here = await briefed(size, query);
      for (const id of PAGES) {
        const wrong = await here.evaluate(() => {
          const leaf = document.querySelector('.leaf.current');
          const texts = [...leaf?.querySelectorAll('h1, dt, dd, .note, .name, .quiet, .as-of, svg text, b') ?? []].filter((element) => element.textContent.trim() !== '');
          const boxes = texts.map((element) => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return { text: element.textContent, element, box: range.getBoundingClientRect() };
          });
          const cut = boxes.filter(({ box, element }) => box.left < -1 || box.right > window.innerWidth + 1 || box.bottom > window.innerHeight + 1
            || (getComputedStyle(element).overflowX === 'clip' && element.scrollWidth > element.clientWidth + 1));
          const [h1, proof, note, nav] = [leaf?.querySelector('h1'), leaf?.querySelector('.proof'), leaf?.querySelector('.note'), document.querySelector('nav')].map((element) => element?.getBoundingClientRect());
          const inside = [...leaf?.querySelectorAll('.proof dd, .proof dt, .proof li') ?? []].filter((element) => {
            const { top, bottom, height } = element.getBoundingClientRect();
            return height > 0 && (top < (h1?.bottom ?? 0) - 1 || bottom > (note?.top ?? 0) + 1);
          });
          const buttons = [...document.querySelectorAll('nav button')].filter((button) => button.getBoundingClientRect().right > window.innerWidth + 1);
          return [
            ...cut.map(({ text }) => `cut: ${text}`), ...inside.map(({ textContent }) => `over: ${textContent}`), ...buttons.map(({ textContent }) => `out: ${textContent}`),
            ...((note?.bottom ?? 0) > (nav?.top ?? 0) + 1 ? ['note over nav'] : []), ...((proof?.height ?? 0) < 200 ? ['no picture'] : []),
          ];
        });
        expect([id, query, wrong]).toEqual([id, query, []]);
        await here.keyboard.press('ArrowRight');
      }
    }
  }, LONG);

  it('keeps to WCAG 2.2 AA on every page, by night and by day, and on a phone without scrolling sideways', async () => {
    for (const [size, query] of [[ROOM, ''], [ROOM, '?lang=en&theme=day'], [PHONE, '']] as const) {
      const here = await briefed(size, query);
      for (const id of PAGES) {
        expect([id, query, await breaches(here)]).toEqual([id, query, []]);
        expect(await here.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
        await here.keyboard.press('ArrowRight');
      }
    }
  }, LONG);

  it('whose server is gone says of what time it is, and goes on by itself', async () => {
    await page.keyboard.press('End');
    await server.stop();
    await page.locator('.leaf.current .as-of.old').getByText('连不上服务器').waitFor();
    server = await start();
    await page.locator('.leaf.current .as-of').getByText('数据截至').waitFor({ timeout: 60_000 });
    expect(await shown()).toBe('ahead');
  }, LONG);
});
