import { writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertEvent, post, topicOf, until } from '../support/alerts.ts';
import { breaches, withAxe } from '../support/axe.ts';
import { live } from '../support/live-wall.ts';
import { startMosquitto, type Mosquitto } from '../support/mosquitto.ts';
import { launchBrowser, openWall, type OpenWall } from '../support/open-wall.ts';
import { startHttpPeer, type HttpPeer } from '../support/peer-http.ts';
import { spawnServer, tempDir, type Spawned } from '../support/spawn-server.ts';

const LONG = 90_000;
const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

let browser: Browser;
let dir: Awaited<ReturnType<typeof tempDir>>;
let broker: Mosquitto;
let peer: HttpPeer;
let server: Spawned;
let desk: OpenWall;
let page: Page;
let status = 422;

beforeAll(async () => {
  [browser, dir, broker] = await Promise.all([launchBrowser(), tempDir(), startMosquitto()]);
  peer = await startHttpPeer((_: IncomingMessage, response: ServerResponse) => { response.writeHead(status).end(); });
  await writeFile(join(dir.path, 'config.json'), JSON.stringify({
    feeds: [{ kind: 'mqtt', id: 'sensors', url: broker.url, topics: [{ topic: 'level/{device}', events: [
      { kind: 'reading', time: { from: '{body.t}', format: 'ms' }, data: { device: '{topic.device}', quantity: 'level', value: '{body.v}', unit: 'm' } },
    ] }] }],
    outbound: [{ kind: 'webhook', id: 'dispatch', url: peer.url, private: true, secret: SECRET }],
  }));
  server = await spawnServer(['--port', '0', '--data', dir.path, '--config', join(dir.path, 'config.json')]);
  desk = await openWall(browser, `${server.url}/console?view=sources`, { width: 1920, height: 1080 });
  ({ page } = desk);
  await live(page);
}, LONG);
afterAll(async () => {
  await desk.close();
  await server.end();
  await Promise.all([browser.close(), broker.end(), peer.end(), dir.remove()]);
});

const row = (id: string) => page.locator('[data-list="view"] tbody tr').filter({ hasText: id });
const detail = () => page.locator('[data-source]');

describe('the sources on the console', () => {
  it('say how each feed stands, and what of it was turned away and why, without what is personal', async () => {
    await row('/feeds/sensors').click();
    await detail().locator('[data-state="connected"]').waitFor();
    expect(new URL(page.url()).searchParams.get('source')).toBe('/feeds/sensors');
    const client = await broker.client();
    await client.publishAsync('level/d-1', '{"t":0,"v":"call 13812345678"}', { qos: 1 });
    const turnedAway = detail().locator('li', { hasText: '事件不符合格式' });
    await turnedAway.waitFor();
    expect(await turnedAway.innerText()).toContain('[电话]');
    expect(await turnedAway.innerText()).not.toContain('13812345678');
  }, LONG);

  it('try a message as the feed would read it, and keep nothing of it', async () => {
    const before = (await topicOf(server.url, 'feeds')).tables['feeds'];
    await detail().locator('input[type="text"]').fill('level/d-7');
    await detail().locator('textarea').fill('{"t":0,"v":1.25}');
    await detail().locator('button[type="submit"]').click();
    const [tried] = [detail().locator('[data-tried="1"] li')];
    await tried.waitFor();
    expect(await tried.innerText()).toContain('"device":"d-7"');
    await detail().locator('textarea').fill('{"v":');
    await detail().locator('button[type="submit"]').click();
    await detail().locator('[data-tried="1"] li.bad').waitFor();
    expect((await topicOf(server.url, 'feeds')).tables['feeds']?.map(({ rejected }) => rejected)).toEqual(before?.map(({ rejected }) => rejected));
  }, LONG);

  it('are paused and resumed, and what came meanwhile is read then', async () => {
    await detail().locator('[data-hold="pause"]').click();
    await detail().locator('[data-state="paused"]').waitFor();
    const client = await broker.client();
    await client.publishAsync('level/d-1', '{"t":1000,"v":2}', { qos: 1 });
    expect((await topicOf(server.url, 'feeds')).tables['feeds']?.find(({ id }) => id === '/feeds/sensors')?.['state']).toBe('ended');
    await detail().locator('[data-hold="resume"]').click();
    await detail().locator('[data-state="connected"]').waitFor();
    await until(async () => (await (await fetch(`${server.url}/api/feeds`)).text()).includes('"taken":2'));
    // Its clock says 1970: what it tells happened when it came.
    await detail().locator('[data-clocks] li', { hasText: 'd-1' }).waitFor();
    await page.keyboard.press('Escape');
    await detail().waitFor({ state: 'detached' });
  }, LONG);
});

describe('the systems that are told', () => {
  it('show what they refused and why, and are told it again', async () => {
    const block = String((await topicOf(server.url, 'blocks')).tables['blocks']?.[0]?.id);
    await post(server.url, [alertEvent('a-1', block)]);
    await page.goto(`${server.url}/console?view=outbound&lang=en`);
    await live(page);
    await row('dispatch').click();
    const letter = detail().locator('li', { hasText: 'answers 422' });
    await letter.first().waitFor();
    expect(await letter.first().innerText()).toContain('"case":"case-a-1"');
    status = 204;
    await detail().locator('[data-again]').click();
    await until(async () => (await (await fetch(`${server.url}/api/outbound`)).text()).includes('"refused":0'));
    await page.getByText('It refused nothing').waitFor();
    expect(desk.faults).toEqual([]);
  }, LONG);

  it.each(['night', 'day'])('and the sources break no rule of WCAG 2.2 AA that a machine can judge, by %s', async (theme) => {
    await withAxe(page);
    for (const search of [`view=sources&source=/feeds/sensors&theme=${theme}`, `view=outbound&source=dispatch&lang=en&theme=${theme}`]) {
      await page.goto(`${server.url}/console?${search}`);
      await live(page);
      await detail().waitFor();
      expect([search, await breaches(page)]).toEqual([search, []]);
    }
  }, LONG);
});
