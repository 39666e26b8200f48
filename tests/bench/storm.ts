import { setTimeout as sleep } from 'node:timers/promises';
import { alertEvent, post, topicOf, until } from '../support/alerts.ts';
import { launchBrowser, openWall } from '../support/open-wall.ts';
import { spawnServer, tempDir } from '../support/spawn-server.ts';
import type { Figure } from './figure.ts';

/** Alerts of the storm, over how long (s), posted so many a second at once. */
const ALERTS = 5_000;
const SECONDS = 60;
const RATE = 10;
/** The scenes that it is made of, which sound at once, each alert from a device of its own; and when the three gravest come (s). */
const SCENES = ['high-toss', 'lift-trap', 'meter-box-heat', 'ebike-lift', 'fire-lane', 'smoke-alarm'] as const;
const GRAVEST = [15, 30, 45] as const;
/** What an operator reads at once. */
const LINES = 10;

/**
 * A storm of 5,000 alerts in a minute from as many devices, three gravest among them: how long each of the three takes from its POST to the wall in
 * real Chromium, how many lines the roll ever shows, and whether the load of the seats is all of it.
 */
export async function storm(): Promise<Figure[]> {
  const dir = await tempDir();
  const server = await spawnServer(['--port', '0', '--data', dir.path, '--no-demo']);
  const browser = await launchBrowser();
  try {
    const blocks = ((await topicOf(server.url, 'blocks')).tables['blocks'] ?? []).map(({ id }) => id);
    const wall = await openWall(browser, `${server.url}/display/main`);
    await wall.page.waitForSelector('[data-panel="alarm-roll"][data-seq]');
    await wall.page.evaluate(() => {
      const seen: Record<string, number> = {};
      const look = { seen, lines: 0 };
      Object.assign(window, { look });
      const panel = document.querySelector('[data-panel="alarm-roll"]') ?? document.body;
      // A change of the page is painted with the next frame.
      new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(() => {
        const rows = [...panel.querySelectorAll<HTMLElement>('[data-row]')];
        look.lines = Math.max(look.lines, rows.length);
        for (const { dataset } of rows) seen[dataset['row'] ?? ''] ??= Date.now();
      }))).observe(panel, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await sleep(3_000);
    const sent = new Map<string, number>();
    const each = ALERTS / SECONDS / RATE;
    let told = 0;
    const begun = performance.now();
    const flood = (async () => {
      for (let turn = 0; turn < SECONDS * RATE; turn++) {
        await sleep(Math.max(0, begun + turn * 1_000 / RATE - performance.now()));
        const until = Math.round((turn + 1) * each);
        const batch = Array.from({ length: until - told }, (_, i) => {
          const n = told + i;
          return alertEvent(`n-${n}`, blocks[n % blocks.length], { scene: SCENES[n % SCENES.length], severity: 2 + n % 2 });
        });
        told = until;
        await post(server.url, batch);
      }
    })();
    for (const at of GRAVEST) {
      await sleep(Math.max(0, begun + at * 1_000 - performance.now()));
      sent.set(`grave-${at}`, Date.now());
      await post(server.url, [alertEvent(`grave-${at}`, blocks[at % blocks.length], { scene: 'gas-leak', severity: 1, origin: 'sensor' })]);
    }
    await flood;
    const look = () => wall.page.evaluate(() => (window as unknown as { look: { seen: Record<string, number>; lines: number } }).look);
    const { seen, lines } = await until(async () => {
      const now = await look();
      return [...sent.keys()].every((id) => id in now.seen) && now;
    });
    const seats = (await topicOf(server.url, 'alarms')).tables['seats'] ?? [];
    const load = seats.reduce((sum, { grave, middle, slight }) => sum + Number(grave) + Number(middle) + Number(slight), 0);
    const slowest = Math.max(...[...sent].map(([id, at]) => (seen[id] ?? Infinity) - at));
    await wall.close();
    const figure = (name: string, value: number, unit: string, goal: string): Figure => ({ bench: 'storm', figure: name, value, unit, goal });
    return [
      figure('gravest-on-wall', slowest, 'ms', '< 200'), figure('lines', lines, 'lines', `<= ${LINES}`),
      figure('load-missed', Math.abs(ALERTS + GRAVEST.length - load), 'alarms', '<= 0'), figure('floods', seats.filter(({ flood: is }) => is === true).length, 'seats', '>= 1'),
    ];
  } finally {
    await browser.close();
    await server.end();
    await dir.remove();
  }
}
