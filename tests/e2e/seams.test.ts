import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAIN_WALL, type Wall } from '#protocol/walls';
import { HOUR, MORNING } from '../support/fold.ts';
import { liveThrough } from '../support/lived-day.ts';
import { launchBrowser, openWall } from '../support/open-wall.ts';
import { differing } from '../support/pictures.ts';
import { DISTRICT } from '../support/shipped.ts';
import { tempDir } from '../support/spawn-server.ts';
import { startTestServer, type Started } from '../support/start-server.ts';

const LONG = 90_000;
const NOON = MORNING + 4 * HOUR;
/** So slow that the district's time stands, and all browsers show the same second. */
const STANDING = 1e-6;
/** Four displays with a pixel a millimetre, and eight of them lost in each seam. */
const [WIDTH, HEIGHT, SEAM] = [1280, 720, 8];
const FOUR: Wall = { ...MAIN_WALL, id: 'four', rows: 2, columns: 2, width: WIDTH, height: HEIGHT, widthMm: WIDTH, heightMm: HEIGHT, seamMm: SEAM, distanceMm: 3000, turnS: 0 };
/** Edges of text and relief fall on other parts of a pixel where a canvas is another one. */
const SLIGHT = 0.002;

let browser: Browser;
let dir: Awaited<ReturnType<typeof tempDir>>;
let server: Started;

beforeAll(async () => {
  browser = await launchBrowser();
  dir = await tempDir();
  await liveThrough(join(dir.path, DISTRICT.id, 'demo-1'), MORNING, NOON);
  server = await startTestServer({ demo: true, speed: STANDING, data: dir.path, walls: [FOUR] }, { start: NOON });
}, LONG);
afterAll(async () => {
  await server.end();
  await dir.remove();
  await browser.close();
});

/** A chart is drawn anew when its letters are there, a second later; a worker draws when it has time: so often a picture is taken anew. */
const TRIES = 25;

/** A window of the wall; it gives what it shows once that stands still. */
async function windowOf(path: string, size: { width: number; height: number }): Promise<{ picture: () => Promise<Buffer>; close: () => Promise<void> }> {
  const { page, faults, close } = await openWall(browser, `${server.url}${path}`, size);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.locator('main[data-link="live"]').waitFor();
  await page.waitForFunction(() => document.querySelector('[data-panel]') && !document.querySelector('.skeleton, [data-frames="0"]'));
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  return {
    picture: async () => {
      let [before, now]: [Buffer, Buffer] = [Buffer.alloc(0), await page.screenshot()];
      while (!before.equals(now)) [before, now] = [now, await page.screenshot()];
      return now;
    },
    close: async () => {
      expect(faults).toEqual([]);
      await close();
    },
  };
}

describe('four displays of a wall', () => {
  it('show together what one browser shows of all of it, with what lies behind the seams left out', async () => {
    const all = await windowOf(`/display/${FOUR.id}`, { width: 2 * WIDTH + SEAM, height: 2 * HEIGHT + SEAM });
    const judge = await browser.newPage();
    for (const [row, column] of [[1, 1], [1, 2], [2, 1], [2, 2]] as const) {
      const part = await windowOf(`/display/${FOUR.id}/${row}-${column}`, { width: WIDTH, height: HEIGHT });
      const crop = { left: (column - 1) * (WIDTH + SEAM), top: (row - 1) * (HEIGHT + SEAM), width: WIDTH, height: HEIGHT };
      let [one, whole, share] = [await part.picture(), await all.picture(), 1];
      for (let i = 0; i < TRIES && (share = await differing(judge, one, whole, crop)) >= SLIGHT; i++) [one, whole] = [await part.picture(), await all.picture()];
      expect([`${row}-${column}`, share]).toEqual([`${row}-${column}`, expect.toSatisfy((slight: number) => slight < SLIGHT)]);
      // The picture is that of this display: one seam further it would be another.
      expect(await differing(judge, one, whole, { ...crop, left: crop.left + (column === 1 ? SEAM : -SEAM) })).toBeGreaterThan(5 * SLIGHT);
      await part.close();
    }
    await all.close();
    await judge.close();
  }, LONG);
});
