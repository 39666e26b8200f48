import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ago, alertEvent, caseEvent, operatorEvent, post, topicOf, until } from '../support/alerts.ts';
import { breaches, withAxe } from '../support/axe.ts';
import { freePort } from '../support/free-port.ts';
import { live, startLive } from '../support/live-wall.ts';
import { launchBrowser, openWall, type OpenWall } from '../support/open-wall.ts';
import { tempDir, type Spawned } from '../support/spawn-server.ts';

const MINUTE = 60_000;
const LONG = 90_000;
const DESK = { width: 1920, height: 1080 };

let browser: Browser;
let dir: Awaited<ReturnType<typeof tempDir>>;
let server: Spawned;
let desk: OpenWall;
let page: Page;
let block: string;

const keys = async (...all: string[]) => { for (const key of all) await page.keyboard.press(key); };
const rows = (list: string) => page.locator(`[data-list="${list}"] tbody tr`);
const query = () => new URL(page.url()).searchParams;
const open = async (search: string) => {
  await page.goto(`${server.url}/console${search}`);
  await live(page);
};

beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); });

beforeEach(async () => {
  dir = await tempDir();
  server = await startLive(dir.path, await freePort());
  block = String((await topicOf(server.url, 'blocks')).tables['blocks']?.[0]?.id);
  desk = await openWall(browser, `${server.url}/console`, DESK);
  ({ page } = desk);
  await live(page);
});
afterEach(async () => {
  await desk.close();
  await server.end('SIGKILL');
  await dir.remove();
});

/** A case whose time to be accepted is over, so that its light is red. */
const late = (id: string) => caseEvent(id, 'discovered', 8 * MINUTE, { block, origin: 'camera' });

describe('the console by keyboard alone', () => {
  it('finds an alarm, opens its case, acts on it, and shows the light change once the data says so', async () => {
    await post(server.url, [alertEvent('a-1', block, { severity: 1 }, ago(8 * MINUTE))]);
    await rows('alarms').first().waitFor();
    await keys('j', 'Enter');
    await page.locator('[data-detail="case-a-1"] [data-light="red"]').waitFor();
    expect(query().get('case')).toBe('case-a-1');
    await page.locator('[data-action="accept"] kbd').waitFor();
    await keys(await page.locator('[data-action="accept"] kbd').innerText());
    await page.locator('dialog form[data-act="accept"]').waitFor();
    await page.keyboard.type('看过录像');
    await keys('Enter');
    await page.locator('[data-detail] [data-state="accepted"][data-light="none"]').waitFor();
    expect((await topicOf(server.url, 'cases')).tables['cases']).toMatchObject([{ id: 'case-a-1', state: 'accepted', light: 'none' }]);
    await keys('Escape');
    await until(async () => (await page.locator('[data-detail]').count()) === 0);
    expect(await page.locator('[data-list="alarms"]').evaluate((table) => table === document.activeElement)).toBe(true);
    expect(desk.faults).toEqual([]);
  });

  it('acknowledges the alarm that is meant, whatever comes above it meanwhile', async () => {
    await post(server.url, [alertEvent('a-1', block, { severity: 2 })]);
    await rows('alarms').first().waitFor();
    await keys('j');
    await post(server.url, [alertEvent('a-2', block, { severity: 1, scene: 'gas-leak' })]);
    await until(async () => (await rows('alarms').count()) === 2);
    await keys('a');
    await page.locator('dialog form[data-act="acknowledge"]').waitFor();
    await keys('Enter');
    await page.locator('[data-list="alarms"] tr.dim').waitFor();
    const alerts = (await topicOf(server.url, 'alerts')).tables['alerts'] ?? [];
    expect(alerts.map(({ id, state }) => [id, state]).sort()).toEqual([['a-1', 'acknowledged'], ['a-2', 'raised']]);
  });

  it('is told by whom where another was first, and sees an alarm that was raised again as one that nobody has seen', async () => {
    await post(server.url, [alertEvent('a-1', block, { severity: 3, scene: 'gas-leak' })]);
    await rows('alarms').first().waitFor();
    await keys('j', 'a');
    await page.locator('dialog form[data-act="acknowledge"]').waitFor();
    await post(server.url, [operatorEvent('o-1', { post: '手机', action: 'acknowledge', subject: 'a-1', occurrence: 1 })]);
    await keys('Enter');
    await page.locator('dialog [data-fault="already-acknowledged"]', { hasText: '手机' }).waitFor();
    await keys('Escape');
    await page.locator('[data-list="alarms"] tr.dim').waitFor();
    await post(server.url, [alertEvent('a-2', block, { severity: 1, scene: 'gas-leak', device: 'cam-a-1' })]);
    await page.locator('[data-list="alarms"] tr:not(.dim)[data-row="a-1"]').waitFor();
    await keys('a');
    await page.locator('dialog form[data-act="acknowledge"]').waitFor();
    await keys('Enter');
    await page.locator('[data-list="alarms"] tr.dim').waitFor();
  });

  it('shelves an alarm with a reason and an end, and what is grave only with another post', async () => {
    await post(server.url, [alertEvent('a-1', block, { severity: 1, scene: 'gas-leak' })]);
    await rows('alarms').first().waitFor();
    await keys('j', 'z');
    await page.locator('dialog form[data-act="shelve"]').waitFor();
    await page.locator('dialog input[required][type="text"]').fill('燃气公司演练');
    await keys('Enter');
    await until(async () => (await page.locator('dialog').count()) === 0);
    expect(await rows('alarms').count()).toBe(1);
    await open('?view=load&post=带班长');
    await page.locator('[data-shelf="a-1"] button').first().click();
    await page.locator('dialog form[data-act="shelve"]').waitFor();
    await page.locator('dialog button.main').click();
    await until(async () => (await rows('alarms').count()) === 0);
    await page.locator('[data-shelf="a-1"]', { hasText: '带班长同意' }).waitFor();
    expect((await topicOf(server.url, 'alarms')).tables['alarms']).toMatchObject([{ id: 'a-1', hold: 'shelved' }]);
    await page.locator('[data-shelf="a-1"] button', { hasText: '取消搁置' }).click();
    await page.locator('dialog button.main').click();
    await rows('alarms').first().waitFor();
    expect(desk.faults).toEqual([]);
  });

  it('hands a seat over with what the other must know, signed by both', async () => {
    await post(server.url, [caseEvent('c-late', 'discovered', 8 * MINUTE, { block, origin: 'camera', severity: 1 }), alertEvent('a-1', block, { severity: 2 }), operatorEvent('o-1', { post: '白班1席', action: 'acknowledge', subject: 'a-1' })]);
    await open('?view=shift&post=白班1席');
    await rows('view').first().waitFor();
    await page.locator('[data-holds="白班1席"]').waitFor();
    await page.locator('[data-figure="open"] dd', { hasText: '2' }).waitFor();
    await page.locator('input[name="relief"]').fill('夜班1席');
    await page.locator('input[name="note"]').fill('井盖待修');
    await keys('Enter');
    await page.locator('[data-shift="白班1席"][data-taken="false"]').waitFor();
    await open('?view=shift&post=夜班1席');
    await page.locator('[data-offer="白班1席"]', { hasText: '井盖待修' }).waitFor();
    await page.locator('[data-offer="白班1席"] button').click();
    await page.locator('[data-shift="白班1席"][data-taken="true"]').waitFor();
    expect((await topicOf(server.url, 'shifts')).tables['shifts']).toMatchObject([{ off: '白班1席', on: '夜班1席', note: '井盖待修' }]);
    expect(desk.faults).toEqual([]);
  });

  it('hears what nobody has seen, says so where the browser blocks the sound, and is silent once it is silenced', async () => {
    // What drives this browser counts as a touch, so it never blocks; here it begins as one does that nobody touched.
    await page.addInitScript(() => {
      const Native = window.AudioContext;
      window.AudioContext = class extends Native { constructor() { super(); void this.suspend(); } };
    });
    await open('');
    await post(server.url, [alertEvent('a-1', block, { severity: 1, scene: 'gas-leak' })]);
    await page.locator('[data-voice="blocked"] button.blocked').click();
    await page.locator('[data-voice="sounding"]').waitFor();
    await page.locator('[data-list="alarms"]').focus();
    await keys('j', 's');
    await page.locator('dialog form[data-act="silence"]').waitFor();
    await keys('Enter');
    await page.locator('[data-voice="silent"]').waitFor();
    expect(await page.locator('[data-list="alarms"] tr.dim').count()).toBe(0);
  });

  it('reaches every view in two keys, the palette in one, and comes back', async () => {
    for (const [letter, view] of [['t', 'tickets'], ['w', 'whistles'], ['o', 'orders'], ['s', 'sources'], ['r', 'rejects'], ['u', 'outbound'], ['d', 'displays'], ['b', 'load'], ['c', 'cases']] as const) {
      await keys('g', letter);
      await page.locator(`[data-view-shown="${view}"] [data-list="view"]`).waitFor();
      expect(query().get('view')).toBe(view);
    }
    await page.goBack();
    await page.locator('[data-view-shown="load"]').waitFor();
    await keys('Control+k');
    await page.keyboard.type('xftd');
    await page.locator('[data-offer="scene fire-lane"]').waitFor();
    await keys('Enter');
    await page.locator('[data-view-shown="cases"]').waitFor();
    expect(query().get('scene')).toBe('fire-lane');
    await keys('Control+k');
    await page.keyboard.type('键盘');
    await keys('Enter');
    await page.locator('dialog[open] kbd').first().waitFor();
    expect(desk.faults).toEqual([]);
  }, LONG);

  it('shows why an action was refused, by its name, and sends none twice', async () => {
    await post(server.url, [caseEvent('c-1', 'discovered', 0, { block })]);
    await open('?case=c-1');
    await page.locator('[data-action="accept"]').waitFor();
    let sent = 0;
    page.on('request', (request) => { if (request.method() === 'POST' && request.url().includes('/ingest')) sent += 1; });
    await keys('1');
    await page.locator('dialog form').waitFor();
    // Another seat is quicker.
    await post(server.url, [{ specversion: '1.0', id: 'o-1', source: '/desk', type: 'tongxin.operator.v1', data: { post: '二席', action: 'accept', subject: 'c-1' } }]);
    await keys('Enter');
    await page.locator('[data-fault="illegal-transition"]').getByText('流程不允许此操作').waitFor();
    expect(sent).toBe(1);
  });

  it('follows what is typed only where it is typed', async () => {
    await keys('/');
    await page.keyboard.type('legal j');
    expect(await page.locator('input[type="search"]').inputValue()).toBe('legal j');
    expect([query().get('q'), query().get('lang'), query().get('view')]).toEqual(['legal j', null, null]);
    await keys('Escape', 'l');
    await until(() => Promise.resolve(query().get('lang') === 'en'));
  });
});

describe('the cases', () => {
  it('are those that the address asks for, and exported as shown, safe for a spreadsheet', async () => {
    await post(server.url, [late('=SUM(A1)'), caseEvent('c-2', 'discovered', 0, { block, scene: 'litter' })]);
    await open('?scene=fire-lane&light=red');
    await until(async () => (await rows('view').evaluateAll((all) => all.map((row) => row.getAttribute('data-row')).join())) === '=SUM(A1)');
    const [file] = await Promise.all([page.waitForEvent('download'), keys('e')]);
    expect(file.suggestedFilename()).toMatch(/^cases-\d{4}-\d\d-\d\d\.csv$/);
    const [head, ...lines]: string[][] = parse(await readFile(await file.path()), { bom: true });
    expect(head?.slice(0, 3)).toEqual(['等级', '场景', '责任块']);
    expect(lines.map((line) => line.at(-1))).toEqual(["'=SUM(A1)"]);
    expect(lines[0]?.slice(0, 2)).toEqual(['一般', '消防通道占用']);
  });

  it('go on page by page, each with an address of its own', async () => {
    await post(server.url, Array.from({ length: 130 }, (_, i) => caseEvent(`c-${i}`, 'discovered', i * 1000, { block })));
    await open('?order=opened');
    await until(async () => (await rows('view').count()) === 100);
    await page.locator('main nav button').click();
    await until(async () => (await rows('view').count()) === 30);
    expect(query().get('after')).toMatch(/^\d+\.c-99$/);
    await page.goBack();
    await until(async () => (await rows('view').count()) === 100);
  });
});

describe('the console', () => {
  it('keeps the alarms and their clocks in view at every size', async () => {
    await post(server.url, [alertEvent('a-1', block)]);
    for (const size of [DESK, { width: 2560, height: 1440 }, { width: 1280, height: 720 }, { width: 800, height: 900 }]) {
      await page.setViewportSize(size);
      await rows('alarms').first().waitFor();
      const box = await page.locator('[data-cell="age"]').first().boundingBox();
      expect([size.width, box !== null && box.x + box.width <= size.width && box.y + box.height <= size.height]).toEqual([size.width, true]);
      expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(true);
    }
  });

  it.each(['night', 'day'])('breaks no rule of WCAG 2.2 AA that a machine can judge, by %s', async (theme) => {
    await post(server.url, [alertEvent('a-1', block), late('c-1'), operatorEvent('o-s', { post: '白班1席', action: 'sign-off', subject: '指挥中心1席' })]);
    await fetch(`${server.url}/api/worlds`, { method: 'POST', body: JSON.stringify({ kind: 'past', at: 0 }) });
    await withAxe(page);
    for (const search of [`?theme=${theme}&case=c-1`, `?theme=${theme}&lang=en&view=sources`, `?theme=${theme}&view=rejects`, ...['walls', 'load', 'shift', 'past', 'exercise'].map((view) => `?theme=${theme}&view=${view}`)]) {
      await open(search);
      await rows('alarms').first().waitFor();
      if (search.includes('case=')) await page.locator('[data-step]').first().waitFor();
      expect([search, await breaches(page)]).toEqual([search, []]);
    }
    for (const opened of ['Control+k', '?']) {
      await keys(opened);
      await page.locator('dialog[open]').waitFor();
      expect([opened, await breaches(page)]).toEqual([opened, []]);
      await keys('Escape');
    }
  }, LONG);
});
