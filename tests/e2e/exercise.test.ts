import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAIN_WALL } from '#protocol/walls';
import { caseEvent, post, topicOf, until } from '../support/alerts.ts';
import { launchBrowser } from '../support/open-wall.ts';
import { serveWalls, type WallsServer } from '../support/walls-server.ts';

const LONG = 120_000;
const DESK = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

let browser: Browser;
let server: WallsServer;
beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });
beforeEach(async () => {
  const still = { ...MAIN_WALL, turnS: 0 };
  server = await serveWalls(browser, { walls: [still, { ...still, id: 'side' }], director: { takeovers: [{ id: 'serious', severity: 2, walls: ['main', 'side'] }] } });
});
afterEach(async () => { await server.end(); });

describe('an exercise', () => {
  it('is begun at a console, marked on every display that shows it and on no other, acknowledged by phone, and told of afterwards', async () => {
    await post(server.url, [caseEvent('c-1', 'discovered', 0, { block: server.block, origin: 'patrol' })]);
    const { page: wall } = await server.show('/display/main');
    const { page: side } = await server.show('/display/side');
    const { page: desk } = await server.show('/console?view=exercise&post=导调', DESK);
    await desk.locator('[data-scenario="gas-leak"]').click();
    await desk.locator('[data-open] select[data-act="show"]').selectOption('main');
    await wall.locator('main[data-world="exercise"] [data-takeover="step-0"]').waitFor();
    expect(await wall.locator('.marks [data-mark="演练"]').count()).toBe(1);
    await wall.locator('[data-panel="exercise"]', { hasText: '燃气泄漏' }).waitFor();

    // Who scans the code acknowledges in the exercise, and nowhere else.
    const id = await desk.locator('[data-open]').getAttribute('data-open');
    const { page: phone } = await server.show(`/exercise/${id ?? ''}/alarm/step-0`, PHONE);
    await phone.locator('input[name="post"]').fill('演练1席');
    await phone.locator('input[name="reason"]').fill('演练：已派燃气抢修');
    await phone.locator('button').click();
    await phone.locator('.done', { hasText: '演练1席' }).waitFor();
    await wall.locator('main[data-world="exercise"] [data-panel="scene-matrix"]').waitFor();
    await desk.locator('[data-list="view"] tbody tr', { hasText: '居民楼燃气报警' }).waitFor();

    expect(await side.locator('main[data-world]').count()).toBe(0);
    expect((await topicOf(server.url, 'alarms')).tables['alarms']).toEqual([]);
    const { page: drill } = await server.show(`/exercise/${id ?? ''}/console`, DESK);
    await drill.locator('strong.mode', { hasText: '演练' }).waitFor();
    await drill.locator('[data-list="view"] tbody tr', { hasText: '燃气' }).first().waitFor();

    await desk.locator('[data-open] [data-act="end"]').click();
    await wall.locator('main:not([data-world])').waitFor();
    await desk.locator('[data-debrief]').click();
    await until(async () => (await desk.locator('[data-list="view"] tbody tr').count()) === 1);
    expect(server.open.slice(0, 3).flatMap(({ faults }) => faults).filter((fault) => !/status of 404|WebSocket/.test(fault))).toEqual([]);
  }, LONG);
});
