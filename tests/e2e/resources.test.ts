import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN_WALL } from '#protocol/walls';
import { HOUR, MORNING } from '../support/fold.ts';
import { count, held } from '../support/held.ts';
import { liveThrough } from '../support/lived-day.ts';
import { launchBrowser, openWall } from '../support/open-wall.ts';
import { DISTRICT } from '../support/shipped.ts';
import { tempDir } from '../support/spawn-server.ts';
import { startTestServer, type Started } from '../support/start-server.ts';

const LONG = 240_000;
const NOON = MORNING + 4 * HOUR;
/** Panels of the wall, and how often each is built anew: 200 mounts and more. */
const PANELS = 8;
const MOUNTS = 26;
const SETTLING = 5;
/** The script of a wall before charts and three arrive, bytes as they travel. */
const INITIAL = 150_000;

let browser: Browser;
let dir: Awaited<ReturnType<typeof tempDir>>;
let server: Started;
let config: string;

/** The wall as it is after so many edits: each moves its viewers by a millimetre, and so builds its stage anew. */
const edited = (n: number) => JSON.stringify({ walls: [{ ...MAIN_WALL, turnS: 0, distanceMm: MAIN_WALL.distanceMm + n }] });

beforeAll(async () => {
  browser = await launchBrowser(['--enable-precise-memory-info']);
  dir = await tempDir();
  config = join(dir.path, 'walls.json');
  await writeFile(config, edited(0));
  await liveThrough(join(dir.path, DISTRICT.id, 'demo-1'), MORNING, NOON);
  server = await startTestServer({ demo: true, data: dir.path, config, walls: (JSON.parse(edited(0)) as { walls: [] }).walls }, { start: NOON });
}, LONG);
afterAll(async () => {
  await server.end();
  await dir.remove();
  await browser.close();
});

describe('a display', () => {
  it('holds no more after each of its panels was built anew many times: no timer, worker, context, observer, listener, node or memory', async () => {
    const opened = await openWall(browser, 'about:blank');
    const { page } = opened;
    await page.addInitScript(count);
    await page.goto(`${server.url}/display/main`);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const built = async () => {
      await page.waitForFunction((all) => document.querySelectorAll('[data-panel]').length === all && !document.querySelector('.skeleton'), PANELS);
      await page.locator('[data-frames]:not([data-frames="0"])').waitFor();
    };
    let n = 0;
    const again = async (times: number) => {
      for (let i = 0; i < times; i++) {
        await page.locator('main.stage').evaluate((stage) => { stage.dataset['old'] = ''; });
        await writeFile(config, edited(n += 1));
        await page.locator('main.stage:not([data-old])').waitFor();
        await built();
      }
    };
    await built();
    await again(SETTLING);
    const before = await held(page, cdp);
    await again(MOUNTS);
    const after = await held(page, cdp);
    expect([after.workers, after.contexts]).toEqual([before.workers, before.contexts]);
    // Those that wait at the moment of looking are a few more or less.
    expect(after.timers - before.timers).toBeLessThan(10);
    expect(after.frames - before.frames).toBeLessThan(5);
    expect(after.observers - before.observers).toBeLessThan(5);
    expect(after.listeners - before.listeners).toBeLessThan(20);
    expect(after.nodes - before.nodes).toBeLessThan(400);
    expect(after.heap - before.heap).toBeLessThan(3_000_000);
    expect(opened.faults).toEqual([]);
    await opened.close();
  }, LONG);

  it('asks for less than 150 KB of script before charts and three arrive', async () => {
    const dist = new URL('../../dist/wall/', import.meta.url);
    const index = await readFile(new URL('index.html', dist), 'utf8');
    const wanted = [...index.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path = '']) => path);
    const scripts = new Map<string, string>();
    for (const path of wanted) {
      if (scripts.has(path)) continue;
      const text = await readFile(new URL(path, dist), 'utf8');
      scripts.set(path, text);
      for (const [, name = ''] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) wanted.push(`assets/${name}`);
    }
    expect(scripts.size).toBeGreaterThan(0);
    expect([...scripts.values()].reduce((sum, text) => sum + gzipSync(text).length, 0)).toBeLessThan(INITIAL);
    expect([...scripts.values()].join('')).not.toMatch(/WebGLRenderer|echarts\.init/);
  });
});
