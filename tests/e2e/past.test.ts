import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DisplayRow } from '#protocol/proof';
import { MAIN_WALL } from '#protocol/walls';
import { alertEvent, caseEvent, operatorEvent, post, topicOf, until } from '../support/alerts.ts';
import { breaches, withAxe } from '../support/axe.ts';
import { launchBrowser } from '../support/open-wall.ts';
import { serveWalls, type WallsServer } from '../support/walls-server.ts';

const LONG = 120_000;
const SIZE = { width: 3840, height: 2160 };
const DESK = { width: 1920, height: 1080 };

let browser: Browser;
let server: WallsServer;
let block: string;

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });
beforeEach(async () => {
  server = await serveWalls(browser, { walls: [{ ...MAIN_WALL, turnS: 0 }], director: { takeovers: [{ id: 'grave', walls: ['main'] }] } });
  ({ block } = server);
});
afterEach(async () => { await server.end(); });

const show: WallsServer['show'] = (path, size = SIZE) => server.show(path, size);
const now = async (): Promise<number> => (await topicOf(server.url, 'cases')).at;
const lead = (id: string, playing: object) => fetch(`${server.url}/past/${id}/api/playing`, { method: 'POST', body: JSON.stringify(playing) });
const pastFrom = async (at: number): Promise<string> => ((await (await fetch(`${server.url}/api/worlds`, { method: 'POST', body: JSON.stringify({ kind: 'past', at }) })).json()) as { id: string }).id;
const display = async (): Promise<DisplayRow | undefined> => ((await (await fetch(`${server.url}/api/displays?display=main`)).json()) as { displays: DisplayRow[] }).displays[0];

describe('the report of an incident', () => {
  it('is a page with its figures, its way, its journal and pictures of what the wall showed, and a PDF', async () => {
    await post(server.url, [alertEvent('gas', block, { severity: 1, scene: 'gas-leak', origin: 'sensor', label: '阀门井' })]);
    await post(server.url, [operatorEvent('o-1', { post: '值班1席', action: 'acknowledge', subject: 'gas', reason: '已派燃气抢修' })]);
    for (const [i, action] of ['accept', 'register', 'dispatch'].entries()) await post(server.url, [operatorEvent(`o-a${i}`, { post: '值班1席', action, subject: 'gas' })]);
    const { page, faults } = await server.show('/report/none', DESK);
    await withAxe(page);
    await page.goto(`${server.url}/report/case-gas`);
    await page.locator('[data-report="known"]').waitFor();
    expect(await breaches(page)).toEqual([]);
    expect(await page.locator('[data-entry]').count()).toBe(5);
    await page.locator('[data-entry="operator"]', { hasText: '已派燃气抢修' }).waitFor();
    await page.locator('[data-step="dispatched"]').waitFor();
    await page.locator('[data-still="dispatched"] img').waitFor({ timeout: LONG / 2 });
    await page.locator('[data-drawing="0"]').waitFor();
    expect(await page.locator('[data-still] img').evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth))).toEqual([960, 960, 960]);
    expect(((await (await fetch(`${server.url}/api/worlds`)).json()) as { worlds: unknown[] }).worlds).toEqual([]);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect([pdf.subarray(0, 5).toString(), pdf.length > 20_000]).toEqual(['%PDF-', true]);
    expect(faults.filter((fault) => !/status of 404|WebSocket/.test(fault))).toEqual([]);
  }, LONG);

  it('of a case that there is none of says so', async () => {
    const { page } = await server.show('/report/none', DESK);
    await page.locator('[data-report="unknown"]').waitFor();
  }, LONG);
});

describe('the past on a wall', () => {
  it('is framed and dated, comes to any moment by its bar, and shows what stood then: figures, alarms, takeovers', async () => {
    await post(server.url, [caseEvent('c-1', 'discovered', 0, { block, origin: 'patrol' })]);
    const calm = await now();
    await until(async () => (await now()) > calm + 1_000);
    await post(server.url, [alertEvent('gas', block, { severity: 1, scene: 'gas-leak', origin: 'sensor' })]);
    const taken = await now();
    await until(async () => (await now()) > taken + 1_000);
    await post(server.url, [operatorEvent('o-1', { post: '值班1席', action: 'acknowledge', subject: 'gas' })]);
    const seen = await now();

    const id = await pastFrom(taken);
    await lead(id, { playing: false });
    const { page, faults } = await show(`/past/${id}/display/main`);
    await page.locator('main[data-world="past"] [data-takeover="gas"][data-state="unacknowledged"]').waitFor();
    // Nobody acknowledges what is long over.
    expect(await page.locator('[data-takeover] svg[role="img"]').count()).toBe(0);
    await page.locator('[data-panel="past"] [data-moment="grave"]').waitFor({ state: 'attached' });
    expect(await page.locator('[data-panel="past"] strong').innerText()).toBe('回放');

    await lead(id, { at: calm });
    await page.locator('[data-panel="scene-matrix"]').waitFor();
    await page.locator('[data-takeover]').waitFor({ state: 'detached' });
    await until(async () => (await page.locator('[data-panel="figures"]').innerText()).includes('1'));
    await lead(id, { at: seen });
    await page.locator('[data-panel="alarm-roll"]', { hasText: '已确认' }).waitFor();

    // A page about one thing is of that moment too, and goes on there.
    await lead(id, { at: calm });
    await page.goto(`${server.url}/past/${id}/display/main/block.${block}`);
    await page.locator('main[data-world="past"] [data-panel="place-cases"] [data-row="c-1"]').waitFor();
    await page.mouse.move(500, 500);
    await page.locator('[data-panel="past"] .bar').waitFor();
    await page.locator('[data-act="play"]').click();
    await page.locator('[data-playing="true"]').waitFor();
    await page.locator('[data-panel="past"] .bar').click({ position: { x: 2, y: 10 } });
    await until(async () => ((await (await fetch(`${server.url}/past/${id}/api/playing`)).json()) as { at: number }).at < taken);
    // A page may ask for a case in the very moment that the time goes back to before it.
    expect(faults.filter((fault) => !/status of 404/.test(fault))).toEqual([]);
  }, LONG);

  it('is shown where a post puts it, gives way to a gravest alarm of now, and goes when it is closed', async () => {
    await post(server.url, [caseEvent('c-1', 'discovered', 0, { block, origin: 'patrol' })]);
    const id = await pastFrom(await now());
    const { page: wall, faults } = await show('/display/main');
    const { page: desk } = await show('/console?view=past&post=导播', DESK);
    await desk.locator(`[data-open="${id}"] select[data-act="show"]`).selectOption('main');
    await wall.locator('main[data-world="past"]').waitFor();
    await until(async () => { const row = await display(); return row?.does?.layout === `past.${id}` && row.differs.length === 0; });

    await post(server.url, [alertEvent('gas', block, { severity: 1, scene: 'gas-leak', origin: 'sensor' })]);
    await wall.locator('main:not([data-world]) [data-takeover="gas"]').waitFor();
    await post(server.url, [operatorEvent('o-1', { post: '值班1席', action: 'acknowledge', subject: 'gas' })]);
    await wall.locator('main[data-world="past"]').waitFor();

    // The end of the journal was reached long ago.
    await desk.locator(`[data-open="${id}"] [data-act="play"]`).waitFor();
    await wall.locator('[data-panel="past"] [data-playing="false"]').waitFor();
    await desk.locator(`[data-open="${id}"] [data-act="close"]`).click();
    await wall.locator('main:not([data-world])').waitFor();
    await wall.locator('[data-panel="alarm-roll"]', { hasText: '已确认' }).waitFor();
    expect(faults.filter((fault) => !/status of 404|WebSocket/.test(fault))).toEqual([]);
  }, LONG);

  it('is opened at a time of the district, marked, and come to by a moment that is listed', async () => {
    await post(server.url, [alertEvent('gas', block, { severity: 1, scene: 'gas-leak', origin: 'sensor' })]);
    const at = await now();
    const { page, faults } = await show('/console?view=past&post=带班长', DESK);
    await page.locator('input[name="note"]').fill('讲评用');
    await page.locator('[data-form="mark"] button').click();
    await page.locator('[data-list="view"] tbody tr', { hasText: '讲评用' }).waitFor();
    // The server's day in Shanghai, as the browser's field has it.
    const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(at).replace(' ', 'T');
    await page.locator('input[name="from"]').fill(local);
    await page.locator('[data-form="open"] button').click();
    const time = page.locator('[data-open] time');
    await time.waitFor();
    expect(Math.abs(Number(await time.getAttribute('data-at')) - at)).toBeLessThan(20_000);
    await page.locator('[data-list="view"]').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await until(async () => ((await (await fetch(`${server.url}/api/worlds`)).json()) as { worlds: unknown[] }).worlds.length === 1);
    expect(faults).toEqual([]);
  }, LONG);
});
