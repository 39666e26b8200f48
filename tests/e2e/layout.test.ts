import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../lint/collect.ts';
import { judge, type Seams } from '../lint/rules.ts';
import { alertEvent, caseEvent, post, topicOf } from '../support/alerts.ts';
import { DAY, HOUR, MORNING } from '../support/fold.ts';
import { layoutPages, pagesOf, subjectPage } from '../support/layout-pages.ts';
import { MAIN_WALL, WALLS } from '#protocol/walls';
import { liveThrough } from '../support/lived-day.ts';
import { differences, KnownLooks, looksOf } from '../support/looks.ts';
import { launchBrowser, openWall } from '../support/open-wall.ts';
import { DISTRICT } from '../support/shipped.ts';
import { startTestServer, type Started } from '../support/start-server.ts';
import { tempDir } from '../support/spawn-server.ts';

const LONG = 120_000;
/** When the morning ends that the walls show, which is the same in every run. */
const NOON = MORNING + 4 * HOUR;

let browser: Browser;
let dir: Awaited<ReturnType<typeof tempDir>>;
let server: Started;
let known: KnownLooks;

beforeAll(async () => {
  known = await KnownLooks.read(fileURLToPath(new URL('looks.json', import.meta.url)));
  browser = await launchBrowser();
  dir = await tempDir();
  await liveThrough(join(dir.path, DISTRICT.id, 'demo-1'), MORNING, NOON);
  server = await startTestServer({ demo: true, data: dir.path }, { start: NOON });
}, LONG);

afterAll(async () => {
  await known.close();
  await server.end();
  await dir.remove();
  await browser.close();
});

/** A scene, a street, an area and a block, each with a page of its own. */
const [AREA] = DISTRICT.areas;
const [BLOCK] = DISTRICT.blocks;
const SUBJECTS = ['scene.fire-lane', `street.${AREA?.street ?? ''}`, `area.${AREA?.id ?? ''}`, `block.${BLOCK?.id ?? ''}`];

/** The window that modes are looked at in. */
const MODE = { width: 1920, height: 1080 };

/** A layout with a fault of each kind. */
const BAD = `
  [data-panel="figures"] dt { font-size: 0.5em !important }
  [data-panel="alarm-roll"] h2 { translate: 0 -1em }
  [data-panel="block-heat"] h2 { color: var(--hairline) !important }
  [data-panel="block-heat"] .mark { display: none }
  [data-panel="trend"] > * { display: none }
`;

/** Resolves once every panel of the page has drawn what it knows. */
async function settled(page: Page): Promise<void> {
  await page.locator('main[data-link="live"]').waitFor({ timeout: LONG });
  await page.waitForFunction(() => document.querySelector('[data-panel]') && !document.querySelector('[data-panel]:not([data-coming]) .skeleton, [data-frames="0"]'), undefined, { timeout: LONG });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve); }); }));
}

/** What is wrong with a page in both languages and both palettes, one line each. */
async function findings(page: Page, seams: Seams, name?: string): Promise<string[]> {
  const found: string[] = [];
  for (const language of ['zh', 'en']) {
    for (const theme of ['night', 'day']) {
      await page.evaluate((worn) => { document.documentElement.dataset['theme'] = worn; }, theme);
      await settled(page);
      if (name !== undefined && (language === 'zh') === (theme === 'night')) found.push(...(await known.judge(`${name} ${language} ${theme}`, page)).map((line) => `${language} ${theme} · ${line}`));
      found.push(...judge(await page.evaluate(collect), seams).map(({ rule, panel, element, by }) => `${language} ${theme} · ${rule} · ${panel} · ${element} · ${by}`));
    }
    await page.keyboard.press('l');
  }
  return found;
}

/** A page of the server, its motion reduced so that what is judged stands still. */
async function opened(path: string, size: { width: number; height: number }, url = server.url) {
  const wall = await openWall(browser, `${url}${path}`, size);
  await wall.page.emulateMedia({ reducedMotion: 'reduce' });
  await settled(wall.page);
  return wall;
}

describe('a layout', () => {
  it.each(layoutPages(SUBJECTS))('$path is read from its distance, whole, apart and not by colour alone, in both languages and palettes, and looks as it did', async ({ path, size, seams }) => {
    const wall = await opened(path, size);
    expect(await findings(wall.page, seams, path)).toEqual([]);
    expect(wall.faults).toEqual([]);
    await wall.close();
  }, LONG);

  it.each(['/console', '/kiosk', '/briefing', '/briefing?page=where'])('of the mode %s looks as it did', async (path) => {
    const wall = await openWall(browser, `${server.url}${path}`, MODE);
    await wall.page.waitForLoadState('networkidle');
    await wall.page.evaluate(() => document.fonts.ready);
    expect(await known.judge(path, wall.page)).toEqual([]);
    await wall.close();
  }, LONG);

  it('of a case that is overdue is so too', async () => {
    const late = (await topicOf(server.url, 'cases')).tables['cases']?.findLast(({ overdue }) => overdue === true);
    const { path, size, seams } = subjectPage(`case.${encodeURIComponent(late?.id ?? '')}`);
    const wall = await opened(path, size);
    await wall.page.locator('[data-figure="whole"] .alarming').waitFor();
    expect(await findings(wall.page, seams)).toEqual([]);
    await wall.close();
  }, LONG);

  it('whose data is old says so on every panel, and covers nothing with it', async () => {
    const old = await tempDir();
    // Whatever day it is, nobody has spoken for longer than even a register may be quiet.
    await liveThrough(join(old.path, DISTRICT.id, 'live'), MORNING - 28 * DAY, MORNING - 28 * DAY + HOUR);
    const silent = await startTestServer({ data: old.path });
    for (const { path, size, seams } of WALLS.flatMap((wall) => pagesOf(wall).slice(0, 1))) {
      const wall = await opened(path, size, silent.url);
      await wall.page.waitForFunction(() => document.querySelectorAll('[data-panel]:not([data-topic=""]):not([data-age-state="stale"]):not([data-age-state="never"])').length === 0);
      expect([path, await findings(wall.page, seams)]).toEqual([path, []]);
      await wall.close();
    }
    await silent.end();
    await old.remove();
  }, LONG);

  it('that an alarm took over, or one area of it, is so too', async () => {
    const taken = await startTestServer({ director: { takeovers: [{ id: 'whole', walls: ['command', 'pair', 'led'] }, { id: 'corner', walls: ['main'], area: 'block-heat' }] } });
    const block = BLOCK?.id ?? '';
    await post(taken.url, [
      alertEvent('gas', block, { scene: 'gas-leak', origin: 'sensor' }), alertEvent('lift', block, { scene: 'lift-trap', origin: 'sensor' }), caseEvent('c-1', 'registered', HOUR, { block, scene: 'elder-sensor' }),
      { ...caseEvent('duty', '', 0, {}), type: 'tongxin.duty.v1', data: { block, role: 'enforcement', staff: 12 } },
    ]);
    for (const { path, size, seams } of WALLS.filter(({ id }) => ['command', 'pair', 'led', 'main'].includes(id)).flatMap((wall) => pagesOf(wall).slice(0, 1))) {
      const wall = await opened(path, size, taken.url);
      await wall.page.locator('[data-takeover="gas"]').waitFor();
      expect([path, await findings(wall.page, seams)]).toEqual([path, []]);
      await wall.close();
    }
    await taken.end();
  }, LONG);

  it('that visitors see is so too', async () => {
    const walls = WALLS.filter(({ id }) => ['command', 'service', 'pair', 'main'].includes(id));
    const visited = await startTestServer();
    await post(visited.url, walls.map(({ id }) => ({ specversion: '1.0', id: `v-${id}`, source: '/console', type: 'tongxin.direct.v1', data: { post: '导播', action: 'visitors', target: id } })));
    for (const { path, size, seams } of walls.flatMap((wall) => pagesOf(wall).slice(0, 1))) {
      const wall = await opened(path, size, visited.url);
      await wall.page.locator('[data-visitors]').waitFor();
      expect([path, await findings(wall.page, seams)]).toEqual([path, []]);
      await wall.close();
    }
    await visited.end();
  }, LONG);

  it('of the past is so too', async () => {
    const made = await fetch(`${server.url}/api/worlds`, { method: 'POST', body: JSON.stringify({ kind: 'past', at: NOON - HOUR }) });
    const { id } = await made.json() as { id: string };
    await fetch(`${server.url}/past/${id}/api/playing`, { method: 'POST', body: JSON.stringify({ playing: false }) });
    for (const { path, size, seams } of WALLS.filter(({ id: wall }) => ['main', 'pair', 'hall', 'desk'].includes(wall)).flatMap((wall) => pagesOf(wall).slice(0, 1))) {
      const wall = await opened(`/past/${id}${path}`, size);
      await wall.page.locator('[data-panel="past"] .words').waitFor();
      expect([path, await findings(wall.page, seams)]).toEqual([path, []]);
      await wall.close();
    }
    await fetch(`${server.url}/api/worlds/${id}`, { method: 'DELETE' });
  }, LONG);

  it('of an exercise is so too', async () => {
    const made = await fetch(`${server.url}/api/worlds`, { method: 'POST', body: JSON.stringify({ kind: 'exercise', scenario: 'typhoon-night' }) });
    const { id } = await made.json() as { id: string };
    for (const { path, size, seams } of WALLS.filter(({ id: wall }) => ['main', 'pair', 'hall', 'desk'].includes(wall)).flatMap((wall) => pagesOf(wall).slice(0, 1))) {
      const wall = await opened(`/exercise/${id}${path}`, size);
      await wall.page.locator('[data-panel="exercise"] b').waitFor();
      expect([path, await findings(wall.page, seams)]).toEqual([path, []]);
      await wall.close();
    }
    await fetch(`${server.url}/api/worlds/${id}`, { method: 'DELETE' });
  }, LONG);

  it('that is bad on purpose is found out, by panel, element and how much', async () => {
    const [first] = pagesOf(MAIN_WALL);
    if (!first) throw new Error('the main wall has no page');
    const wall = await opened(first.path, first.size);
    await wall.page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, BAD);
    expect(differences(known.of(`${first.path} zh night`), await looksOf(wall.page)).map((line) => line.split(' ', 1)[0])).toContain('trend');
    const found = (await findings(wall.page, { across: [[1900, 1940]], down: [] })).map((line) => line.split(' · ').slice(1, 3).join(' · '));
    for (const fault of ['too small · figures', 'clipped · alarm-roll', 'too faint · block-heat', 'empty · trend', 'on a seam · figures']) expect(found).toContain(fault);
    await wall.close();
  }, LONG);
});
