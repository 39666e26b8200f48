import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAIN_WALL } from '#protocol/walls';
import { makeAccounts, PASSWORD, post, signIn } from '../support/accounts.ts';
import { alertEvent, until } from '../support/alerts.ts';
import { breaches, withAxe } from '../support/axe.ts';
import { live } from '../support/live-wall.ts';
import { launchBrowser, type OpenWall } from '../support/open-wall.ts';
import { ask } from '../support/request.ts';
import { serveWalls, type WallsServer } from '../support/walls-server.ts';

const LONG = 90_000;
const DESK = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };
const TOUCH = { width: 1080, height: 1920 };

let browser: Browser;
let server: WallsServer;
let chief: string;

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });
beforeEach(async () => {
  server = await serveWalls(browser, { walls: [{ ...MAIN_WALL, turnS: 0 }], director: { takeovers: [{ id: 'grave', walls: ['main'] }] } }, makeAccounts);
  chief = await signIn(server.url, 'chief');
});
afterEach(async () => { await server.end(); });

/** A page of somebody who signs in on it. */
async function enter(page: Page, name: string): Promise<void> {
  await page.locator('input[name="name"]').fill(name);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator('form button').click();
}
const atDesk = async (query = ''): Promise<OpenWall> => {
  const desk = await server.show(`/console${query}`, DESK);
  await enter(desk.page, 'chief');
  await live(desk.page);
  return desk;
};
const codeOn = async (page: Page): Promise<string> => ((await page.locator('.code').textContent()) ?? '').trim();
const letInOn = async (desk: Page, code: string, touch = ''): Promise<void> => {
  await desk.locator('input[name="code"]').fill(code);
  await desk.locator('input[name="touch"]').fill(touch);
  await desk.locator('form', { has: desk.locator('input[name="code"]') }).locator('button').click();
};
const alarms = async (): Promise<Record<string, unknown>[]> =>
  ((await ask(server.url, '/api/topics/alarms', { headers: { cookie: chief } })).json() as { tables: { alarms: Record<string, unknown>[] } }).tables.alarms;
/** Answers that whoever is not let in gets, and sockets that end with what they showed, are errors to the browser's console, and nothing to worry about. */
const faultsOf = ({ faults }: OpenWall) => faults.filter((fault) => !/status of (?:401|403|404|429)|WebSocket/.test(fault));

describe('a screen', () => {
  it('shows a code, comes in when that is entered at the console, stays over a restart of its page, and is out at one click', async () => {
    const screen = await server.show('/display/main', DESK);
    const code = await codeOn(screen.page);
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);

    const desk = await atDesk('?view=access');
    await desk.page.locator('[data-waiting="main"]').waitFor();
    await letInOn(desk.page, code.toLowerCase());
    await live(screen.page);
    await screen.page.reload();
    await live(screen.page);
    expect(await screen.page.locator('.gate').count()).toBe(0);

    await desk.page.locator('tr[data-row]', { hasText: '屏幕' }).click();
    await desk.page.locator('[data-end]').click();
    await screen.page.locator('.gate .code').waitFor();
    expect(await codeOn(screen.page)).not.toBe(code);
    expect([screen, desk].flatMap(faultsOf)).toEqual([]);
  }, LONG);

  it('comes back by itself with the server, without another code', async () => {
    const screen = await server.show('/display/main', DESK);
    await post(server.url, '/api/access/displays', { code: await codeOn(screen.page) }, chief);
    await live(screen.page);
    await screen.page.context().setOffline(true);
    await screen.page.locator('main[data-link="lost"], main[data-link="late"]').waitFor();
    await screen.page.context().setOffline(false);
    await live(screen.page);
  }, LONG);
});

describe('a touch screen that may acknowledge', () => {
  it('shows an alarm that took over a wall, and acknowledges it as its post by one touch', async () => {
    const kiosk = await server.show('/kiosk?let-in', TOUCH);
    await post(server.url, '/api/access/displays', { code: await codeOn(kiosk.page), acknowledges: true, post: '大厅触摸屏' }, chief);
    await kiosk.page.locator('.kiosk').waitFor();
    expect(await kiosk.page.locator('.duty').count()).toBe(0);

    await post(server.url, '/ingest/cloudevents', alertEvent('gas', server.block, { scene: 'gas-leak', origin: 'sensor' }), chief, { 'content-type': 'application/cloudevents+json' });
    const asked = kiosk.page.locator('.duty');
    await asked.waitFor();
    const sizes = await asked.locator('button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).getPropertyValue('--mm'))));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
    await asked.locator('button').first().click();
    await asked.waitFor({ state: 'detached' });
    expect(await until(async () => { const [one] = await alarms(); return one?.['state'] === 'acknowledged' && one; })).toMatchObject({ id: 'gas', by: '大厅触摸屏' });
    expect(faultsOf(kiosk)).toEqual([]);
  }, LONG);

  it('is what the kiosk of passers-by is not: that shows nothing of an alarm, and asks for no code', async () => {
    await post(server.url, '/ingest/cloudevents', alertEvent('gas', server.block, { scene: 'gas-leak', origin: 'sensor' }), chief, { 'content-type': 'application/cloudevents+json' });
    const context = await browser.newContext({ viewport: TOUCH });
    const page = await context.newPage();
    await page.goto(`${server.url}/kiosk`);
    await page.locator('.kiosk .questions').waitFor();
    expect(await page.locator('.gate, .duty').count()).toBe(0);
    await context.close();
  }, LONG);
});

describe('somebody', () => {
  it('signs in on a phone before the wall, and acknowledges as the account’s post and no other', async () => {
    await post(server.url, '/ingest/cloudevents', alertEvent('gas', server.block, { scene: 'gas-leak', origin: 'sensor' }), chief, { 'content-type': 'application/cloudevents+json' });
    const phone = await server.show('/alarm/gas', PHONE);
    await enter(phone.page, 'watch');
    await phone.page.locator('.phone').waitFor();
    await phone.page.locator('input[name="reason"]').fill('看到了');
    expect(await phone.page.locator('input[name="post"]').count()).toBe(0);
    await phone.page.locator('form button').click();
    // Who may watch alone may not acknowledge.
    await phone.page.locator('[role="alert"][data-fault="forbidden"]').waitFor();
    await phone.page.context().clearCookies();
    await phone.page.reload();
    await enter(phone.page, 'chief');
    await phone.page.locator('input[name="reason"]').fill('看到了');
    await phone.page.locator('form button').click();
    await phone.page.locator('.done', { hasText: 'chief post' }).waitFor();
  }, LONG);

  it('is told what was wrong, signs in, acts as the account’s post, and out again', async () => {
    const desk = await server.show('/console', DESK);
    await desk.page.locator('input[name="name"]').fill('chief');
    await desk.page.locator('input[name="password"]').fill('wrong');
    await desk.page.locator('form button').click();
    await desk.page.locator('[data-fault="unauthorised"]').waitFor();
    await enter(desk.page, 'chief');
    await live(desk.page);
    await desk.page.locator('[data-who="chief"]', { hasText: 'chief post' }).waitFor();
    await desk.page.locator('[data-act="sign-out"]').click();
    await desk.page.locator('.gate form').waitFor();
    expect(faultsOf(desk)).toEqual([]);
  }, LONG);

  it('makes an account at the console, and a token that is shown once', async () => {
    const { page } = await atDesk('?view=access');
    await page.locator('input[name="account"]').fill('night');
    await page.locator('input[name="account-post"]').fill('夜班席');
    await page.locator('input[name="account-password"]').fill(PASSWORD);
    await page.locator('input[type="checkbox"][value="operate"]').check();
    await page.locator('form', { has: page.locator('input[name="account"]') }).locator('button').click();
    await page.locator('[data-account="night"]').waitFor();
    expect((await ask(server.url, '/api/me', { headers: { cookie: await signIn(server.url, 'night') } })).json()).toMatchObject({ post: '夜班席', rights: ['watch', 'operate'] });
    await page.locator('input[name="token"]').fill('cameras');
    await page.locator('form', { has: page.locator('input[name="token"]') }).locator('button').click();
    const token = (await page.locator('[data-token]').textContent()) ?? '';
    await page.locator('[data-trail] li', { hasText: '新建账号' }).waitFor();
    expect((await ask(server.url, '/api/me', { headers: { authorization: `Bearer ${token}` } })).json()).toMatchObject({ kind: 'token', name: 'cameras', rights: ['feed'] });
  }, LONG);

  it('finds before a closed door what WCAG 2.2 AA asks for, in both languages, and at the console too', async () => {
    for (const path of ['/display/main', '/console', '/console?lang=en&view=access', '/display/main?lang=en&theme=day']) {
      const { page } = await server.show('/console?lang=en', DESK);
      await withAxe(page);
      await page.goto(`${server.url}${path}`);
      if (path.includes('view=access')) {
        await enter(page, 'chief');
        await page.locator('[data-access="known"]').waitFor();
      }
      await page.locator('h1').first().waitFor();
      expect([path, await breaches(page)]).toEqual([path, []]);
    }
  }, LONG);
});

describe('without accounts', () => {
  it('everybody may everything, and the pages say so', async () => {
    const open = await serveWalls(browser, { walls: [MAIN_WALL] });
    try {
      const desk = await open.show('/console', DESK);
      await desk.page.locator('[data-who="open"]').waitFor();
      await desk.page.goto(`${open.url}/`);
      await desk.page.locator('[data-who="open"]').waitFor();
    } finally {
      await open.end();
    }
  }, LONG);
});
