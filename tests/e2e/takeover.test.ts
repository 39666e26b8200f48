import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DisplayRow } from '#protocol/proof';
import { MAIN_WALL } from '#protocol/walls';
import { alertEvent, operatorEvent, post, topicOf, until } from '../support/alerts.ts';
import { live } from '../support/live-wall.ts';
import { launchBrowser } from '../support/open-wall.ts';
import { serveWalls, type WallsServer } from '../support/walls-server.ts';

const LONG = 120_000;
const DISPLAYS = ['quad/1-1', 'quad/1-2', 'quad/2-1', 'quad/2-2'];
const PART = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };
const QUAD = { ...MAIN_WALL, id: 'quad', zh: '四联屏', en: 'Quad', rows: 2, columns: 2, ...PART, widthMm: 2000, heightMm: 1125, turnS: 0 };
const HOUR = 3_600;

let browser: Browser;
let server: WallsServer;
let block: string;

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });
beforeEach(async () => {
  server = await serveWalls(browser, {
    walls: [MAIN_WALL, QUAD],
    director: {
      takeovers: [{ id: 'grave', walls: ['quad'] }, { id: 'corner', walls: ['main'], area: 'block-heat' }],
      playlists: [{ id: 'day', zh: '日间', en: 'Day', items: [{ show: 'main', seconds: HOUR }, { show: 'command', seconds: HOUR }] }],
    },
  });
  ({ block } = server);
});
afterEach(async () => { await server.end(); });

const show: WallsServer['show'] = (path, size = PART) => server.show(path, size);
const direct = (id: string, data: object) => post(server.url, [{ specversion: '1.0', id, source: '/console', type: 'tongxin.direct.v1', data: { post: '导播', target: 'quad', ...data } }]);
const row = async (id = 'quad') => (await topicOf(server.url, 'director')).tables['walls']?.find((one) => one.id === id);
const displays = async (): Promise<DisplayRow[]> =>
  ((await (await fetch(`${server.url}/api/displays`)).json()) as { displays: DisplayRow[] }).displays.filter(({ display }) => DISPLAYS.includes(display));
/** Resolves once all four show a layout, and say so themselves; gives what each shows. */
const all = (layout: string): Promise<DisplayRow[]> => until(async () => {
  const rows = await displays();
  return rows.length === 4 && rows.every(({ does, differs }) => does?.layout === layout && differs.length === 0) && rows;
});
const hashes = (rows: DisplayRow[]) => rows.map(({ display, does }) => [display, does?.layout, does?.hash]).sort();

describe('a gravest alarm', () => {
  it('takes over the four displays of a wall, is acknowledged on a phone, and the wall shows exactly what it showed', async () => {
    await Promise.all(DISPLAYS.map((name) => show(`/display/${name}`)));
    expect((await direct('d-1', { action: 'play', playlist: 'day' })).status).toBe(200);
    const before = hashes(await all('main'));
    const stood = await row();

    await post(server.url, [alertEvent('gas', block, { scene: 'gas-leak', origin: 'sensor' })]);
    const taken = hashes(await all('takeover'));
    expect(taken).not.toEqual(before);
    expect(await row()).toMatchObject({ alarm: 'gas', rule: 'grave', playlist: 'day', show: 'main' });

    const phone = await show('/alarm/gas', PHONE);
    await phone.page.locator('input[name="post"]').fill('值班3席');
    await phone.page.locator('input[name="reason"]').fill('已派燃气抢修');
    await phone.page.locator('button').click();
    await phone.page.locator('.done', { hasText: '值班3席' }).waitFor();

    expect(hashes(await all('main'))).toEqual(before);
    const after = await row();
    expect({ ...after, since: 0 }).toEqual({ ...stood, since: 0 });
    expect(Number(after?.['since'])).toBeGreaterThan(Number(stood?.['since']));
    expect((await topicOf(server.url, 'alarms')).tables['alarms']).toMatchObject([{ id: 'gas', state: 'acknowledged', by: '值班3席' }]);
    expect(server.open.flatMap(({ faults }) => faults)).toEqual([]);
  }, LONG);

  it('says on the phone who was first where another post was, and that it was raised again', async () => {
    await post(server.url, [alertEvent('gas', block, { scene: 'gas-leak', severity: 2, origin: 'sensor' })]);
    const phone = await show('/alarm/gas', PHONE);
    await phone.page.locator('input[name="post"]').fill('值班3席');
    await phone.page.locator('input[name="reason"]').fill('看到了');
    await phone.page.route('**/ingest/cloudevents', async (route) => {
      await post(server.url, [operatorEvent('o-1', { post: '值班1席', action: 'acknowledge', subject: 'gas', occurrence: 1 })]);
      await route.continue();
    });
    await phone.page.locator('button').click();
    await phone.page.locator('[data-fault="already-acknowledged"]').waitFor();
    await phone.page.locator('.done', { hasText: '值班1席' }).waitFor();
    await phone.page.unroute('**/ingest/cloudevents');
    await post(server.url, [alertEvent('again', block, { scene: 'gas-leak', severity: 1, origin: 'sensor', device: 'cam-gas' })]);
    await phone.page.locator('[data-alarm-state="unacknowledged"] button').click();
    await phone.page.locator('.done', { hasText: '值班3席' }).waitFor();
  }, LONG);

  it('is seen by one of two consoles and a phone that confirm at once; the others are told by whom, and what was confirmed without a connection is not lost', async () => {
    await post(server.url, [alertEvent('gas', block, { scene: 'gas-leak', origin: 'sensor' })]);
    const posts = ['值班1席', '值班2席', '值班3席'];
    const desks = await Promise.all(posts.slice(0, 2).map((name) => show(`/console?post=${name}`)));
    const phone = await show('/alarm/gas', PHONE);
    for (const { page } of desks) {
      await page.locator('[data-list="alarms"] tbody tr').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('a');
      await page.locator('dialog form[data-act="acknowledge"]').waitFor();
    }
    await phone.page.locator('input[name="post"]').fill('值班3席');
    await phone.page.locator('input[name="reason"]').fill('看到了');
    await Promise.all([...desks.map(({ page }) => page.locator('dialog button.main').click()), phone.page.locator('button').click()]);
    const alarm = await until(async () => (await topicOf(server.url, 'alarms')).tables['alarms']?.find(({ id, by }) => id === 'gas' && by !== ''));
    expect(posts).toContain(alarm['by']);
    const first = String(alarm['by']);
    for (const [i, { page }] of desks.entries()) {
      if (posts[i] === first) await until(async () => (await page.locator('dialog').count()) === 0);
      else await page.locator('dialog [data-fault="already-acknowledged"]', { hasText: first }).waitFor();
    }
    await phone.page.locator('.done', { hasText: first }).waitFor();

    // The connection is lost while it confirms: it says so, and the same submit does it once.
    await post(server.url, [operatorEvent('o-1', { post: '值班1席', action: 'false-alarm', subject: 'gas' }), alertEvent('lift', block, { scene: 'lift-trap', severity: 2, origin: 'sensor' })]);
    const { page } = await show('/console?post=值班4席');
    await until(async () => (await page.locator('[data-list="alarms"] tbody tr').allInnerTexts()).join().startsWith('电梯困人'));
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.locator('dialog form[data-act="acknowledge"]').waitFor();
    await page.context().setOffline(true);
    await page.locator('dialog button.main').click();
    await page.locator('dialog [data-fault="unreachable"]').waitFor();
    await page.context().setOffline(false);
    await page.locator('dialog button.main').click();
    await until(async () => (await topicOf(server.url, 'alarms')).tables['alarms']?.some(({ id, by }) => id === 'lift' && by === '值班4席'));
  }, LONG);

  it('takes one area of another wall, whose other panels stand, and gives it back', async () => {
    const { page } = await show('/display/main?turn=1', { width: 3840, height: 2160 });
    await live(page);
    await page.locator('[data-area="block-heat"][data-panel="block-heat"]').waitFor();
    await post(server.url, [alertEvent('gas', block, { scene: 'gas-leak', origin: 'sensor' })]);
    await page.locator('[data-area="block-heat"] [data-takeover="gas"] svg').first().waitFor();
    expect(await page.locator('[data-panel="scene-matrix"]').count()).toBe(1);
    await post(server.url, [operatorEvent('o-1', { post: '值班1席', action: 'acknowledge', subject: 'gas' })]);
    await page.locator('[data-area="block-heat"][data-panel="block-heat"]').waitFor();
  }, LONG);
});

describe('a wall that is directed from the console', () => {
  it('shows what the post chose, is held and let go, says its name, and is loaded anew', async () => {
    const { page: wall } = await show('/display/quad/1-1');
    await live(wall);
    const { page: desk } = await show('/console?view=walls&wall=quad&post=导播');
    await live(desk);
    await desk.locator('select[data-act="show"]').selectOption('command');
    await wall.locator('[data-panel="lights"], [data-panel="alarm-roll"]').first().waitFor();
    await until(async () => (await row())?.['show'] === 'command');
    await desk.locator('[data-act="hold"]').click();
    await desk.locator('[data-act="go-on"]').waitFor();
    await desk.locator('[data-act="identify"]').click();
    await wall.locator('.names', { hasText: 'quad/1-1' }).waitFor();
    await wall.evaluate(() => { document.title = 'before'; Object.assign(window, { before: true }); });
    await desk.locator('[data-act="refresh"]').click();
    await until(async () => !await wall.evaluate(() => 'before' in window).catch(() => true));
    await live(wall);
    await desk.locator('[data-act="go-on"]').click();
    await desk.locator('[data-act="hold"]').waitFor();
    await desk.locator('[data-act="reset"]').click();
    await until(async () => (await row())?.['show'] === '');
    expect(server.open[1]?.faults).toEqual([]);
  }, LONG);
});
