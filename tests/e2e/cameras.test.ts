import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../lint/collect.ts';
import { judge } from '../lint/rules.ts';
import { alertEvent, post } from '../support/alerts.ts';
import { CLOCK_BITS, BIT_PX, startCameras, type CameraHost } from '../support/cameras.ts';
import { launchBrowser, openWall, type OpenWall } from '../support/open-wall.ts';
import { DISTRICT } from '../support/shipped.ts';
import { startTestServer, type Started } from '../support/start-server.ts';

const LONG = 120_000;
/** More streams of one host than a browser opens connections of HTTP/1.1 to one. */
const MANY = 7;

let host: CameraHost;
let server: Started;
let browser: Browser;
let wall: OpenWall;
let page: Page;

const block = DISTRICT.blocks[0]?.id ?? '';
/** The first streams are one of each kind, then come those of FLV; the last camera gives stills alone. */
const kinds = ['hls', 'whep', ...Array.from({ length: MANY }, () => 'flv' as const)] as const;
const names = [...kinds.map((kind, i) => `${kind}-${i}`), 'still'];

beforeAll(async () => {
  [host, browser] = await Promise.all([startCameras(), launchBrowser(['--disable-features=WebRtcHideLocalIpsWithMdns'])]);
  const cameras = kinds.map((kind, i) => ({ id: `${kind}-${i}`, zh: `${i} 号机位`, block, streams: [{ kind, url: host.url(kind, i) }] }));
  server = await startTestServer({
    video: {
      hosts: [{ host: host.host, user: host.user, password: host.password, private: true }],
      cameras: [...cameras, { id: 'still', zh: '快照机位', block, still: host.url('still', 9) }],
    },
  });
  wall = await openWall(browser, `${server.url}/display/main/mosaic`, { width: 1920, height: 1080 });
  ({ page } = wall);
  await page.locator('[data-camera="still"] img').waitFor();
}, LONG);
afterAll(async () => {
  await wall.close();
  await server.end();
  await Promise.all([browser.close(), host.end()]);
});

const tile = (id: string) => page.locator(`[data-camera="${id}"]`);
const alarm = (id: string, over: Record<string, unknown> = {}) => alertEvent(`at ${id}`, block, { device: id, ...over });
const live = (id: string) => page.locator(`[data-camera="${id}"][data-standing="live"]`).waitFor({ timeout: LONG });

/** How old the picture of a tile is (ms), by the clock that is burnt into it. */
const pictureAge = (id: string) => page.evaluate(({ id: camera, bits, px }) => {
  const video = document.querySelector<HTMLVideoElement>(`[data-camera="${camera}"] video`);
  const context = document.createElement('canvas').getContext('2d');
  if (!video || !context) return NaN;
  context.canvas.width = video.videoWidth;
  context.canvas.height = video.videoHeight;
  context.drawImage(video, 0, 0);
  const now = Math.floor((performance.timeOrigin + Number(document.timeline.currentTime)) / 100) % 2 ** bits;
  const told = Array.from({ length: bits }, (_, k) => ((context.getImageData(k * px + px / 2, px / 2, 1, 1).data[0] ?? 0) > 128 ? 2 ** k : 0)).reduce((sum, bit) => sum + bit, 0);
  return ((now - told + 2 ** bits) % 2 ** bits) * 100;
}, { id, bits: CLOCK_BITS, px: BIT_PX });

describe('the cameras on the wall', () => {
  it('are stills with their age where nothing happens, those of a stream too', async () => {
    expect(await page.locator('[data-camera]').count()).toBe(names.length);
    // A camera that gives no stills is looked into for a moment, one after the other.
    for (const id of names) await tile(id).locator('img').waitFor({ timeout: LONG });
    await expect.poll(() => page.locator('[data-camera] video').count(), { timeout: LONG }).toBe(0);
    for (const id of names) expect(await tile(id).innerText()).toMatch(/刚刚|\d+ 秒前/);
  }, LONG);

  it('go live where something happens, larger, with its scene, gravity, age and procedure', async () => {
    const before = await tile('flv-2').boundingBox();
    await post(server.url, [alarm('flv-2')]);
    await live('flv-2');
    const text = await tile('flv-2').innerText();
    for (const word of ['消防通道', '2 号机位', '实时', '通知车主，拖移车辆', '刚刚']) expect(text).toContain(word);
    expect(await tile('flv-2').locator('.grade-1').count()).toBeGreaterThan(0);
    const after = await tile('flv-2').boundingBox();
    expect(after?.width).toBeGreaterThan(1.5 * (before?.width ?? Infinity));
  }, LONG);

  it('show what is there now: the clock in the picture is seconds old at the most, by each kind of stream', async () => {
    await post(server.url, ['hls-0', 'whep-1'].map((id) => alarm(id)));
    for (const id of ['hls-0', 'whep-1']) await live(id);
    await expect.poll(() => pictureAge('flv-2'), { timeout: LONG }).toBeLessThan(4_000);
    await expect.poll(() => pictureAge('whep-1'), { timeout: LONG }).toBeLessThan(3_000);
    await expect.poll(() => pictureAge('hls-0'), { timeout: LONG }).toBeLessThan(8_000);
  }, LONG);

  it('never call a picture live whose source stands still, and come back by themselves', async () => {
    // The page itself tells how long after the last frame that it showed the tile was no longer called live.
    await page.evaluate(() => {
      const found = document.querySelector<HTMLElement>('[data-camera="flv-2"]');
      const video = found?.querySelector('video');
      if (!found || !video) return;
      const now = () => new Event('now').timeStamp;
      let last = now();
      const frame = () => { last = now(); video.requestVideoFrameCallback(frame); };
      video.requestVideoFrameCallback(frame);
      new MutationObserver(() => { if (found.dataset['standing'] === 'stalled') document.documentElement.dataset['noticed'] ??= String(now() - last); }).observe(found, { attributeFilter: ['data-standing'] });
    });
    host.freeze('flv', 2, true);
    await page.locator('[data-camera="flv-2"][data-standing="stalled"]').waitFor({ timeout: LONG });
    expect(Number(await page.evaluate(() => document.documentElement.dataset['noticed']))).toBeLessThanOrEqual(2_000);
    expect(await tile('flv-2').innerText()).toMatch(/中断 \d+ 秒/);
    expect(await tile('flv-2').locator('video').evaluate((video) => getComputedStyle(video).visibility)).toBe('hidden');
    expect(await tile('flv-2').locator('img').count()).toBe(1);
    host.freeze('flv', 2, false);
    await live('flv-2');
  }, LONG);

  it('play more streams of one host than a browser opens connections of HTTP to it', async () => {
    await post(server.url, names.filter((id) => id.startsWith('flv')).map((id) => alarm(id, { severity: 2 })));
    await page.waitForFunction((many) => document.querySelectorAll('[data-camera^="flv"][data-standing="live"]').length === many, MANY, { timeout: LONG });
    for (const id of ['hls-0', 'whep-1']) await live(id);
  }, LONG);

  it('are read from the distance of the wall, whole, apart and not by colour alone, in both languages and palettes', async () => {
    const found: string[] = [];
    for (const theme of ['night', 'day', 'night', 'day']) {
      await page.evaluate((worn) => { document.documentElement.dataset['theme'] = worn; }, theme);
      await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
      found.push(...judge(await page.evaluate(collect), { across: [], down: [] }).map(({ rule, element, by }) => `${theme} · ${rule} · ${element} · ${by}`));
      if (theme === 'day') await page.keyboard.press('l');
    }
    expect(found).toEqual([]);
  }, LONG);

  it('come back where their stream was cut, without a hand', async () => {
    host.cut(3);
    await page.waitForFunction(() => document.querySelector('[data-camera="flv-3"]')?.getAttribute('data-standing') !== 'live', undefined, { timeout: LONG });
    await live('flv-3');
  }, LONG);

  it('need no password on the display, and nothing of the source is named there', async () => {
    expect(host.refused).toEqual([]);
    const page1 = await page.content();
    const told = await (await fetch(`${server.url}/api/cameras`)).text();
    for (const secret of [host.host, host.password]) {
      expect(page1).not.toContain(secret);
      expect(told).not.toContain(secret);
    }
    expect(wall.outside).toEqual([]);
    expect(wall.faults.filter((fault) => !/WebSocket|net::ERR/.test(fault))).toEqual([]);
  });
});
