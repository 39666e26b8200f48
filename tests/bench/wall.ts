import { setTimeout as sleep } from 'node:timers/promises';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { post, topicOf } from '../support/alerts.ts';
import { buildPage } from '../support/build-page.ts';
import { heapOf } from '../support/heap.ts';
import { openWall, serveBrowser } from '../support/open-wall.ts';
import { cpuOfMainThreads, cpuOfTree } from '../support/processes.ts';
import { spawnServer, tempDir } from '../support/spawn-server.ts';
import { Load } from './load.ts';
import type { Figure } from './figure.ts';

const SECONDS = 60;
const TICK_MS = 100;
const TICKS = (SECONDS * 1000) / TICK_MS;
const USUAL_TICKS = 200;
/** The wall is loaded again so often, and this many panels stand on it. */
const LOADS = 5;
const PANELS = 8;
/** In the command line of a process that runs pages. */
const RENDERER = '--type=renderer';

/** What the page notes of itself while it is measured: painted frames of the roll, and tasks over 50 ms. */
interface Notes { painted: number; long: number; longest: number }
declare global { interface Window { notes: Notes } }

/** `busy` is CPU time of the page's main thread: the time that its tasks take on the clock holds whatever else a loaded machine does. */
interface Span { busy: number; tasks: number; cores: number; painted: number; long: number; longest: number; ticks: number }

/**
 * The main wall at 3840x2160 in headless Chromium, 60 s fed ten times a second so that every tick changes each of its
 * topics, against the same wall for 20 s with nothing fed, and against the same content as 49 ECharts instances in the
 * same browser, each given its whole option for each frame, fed alike.
 */
export async function wall(): Promise<Figure[]> {
  const dir = await tempDir();
  const server = await spawnServer(['--port', '0', '--data', dir.path, '--no-demo']);
  // The page of the charts is put in by the driver, so the browser does not know that it comes from this machine.
  const browser = await serveBrowser(['--disable-features=LocalNetworkAccessChecks']);
  try {
    const load = new Load((await topicOf(server.url, 'blocks')).tables['blocks']?.map(({ id }) => id) ?? []);
    await post(server.url, load.stock(900));
    const opened = await openWall(browser.browser, `${server.url}/display/main`);
    const { page } = opened;
    await page.waitForSelector('[data-panel="map"] canvas');
    await page.evaluate(note);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const seq = async () => (await topicOf(server.url, 'alerts')).seq;
    const cost = (run: () => Promise<void>) => measure(page, cdp, browser.pid, seq, run);

    await feed(server.url, load, 100);
    const idle = await cost(() => sleep(20_000));
    const before = await heapOf(cdp);
    const fed = await cost(() => feed(server.url, load, TICKS));
    const after = await heapOf(cdp);
    const faults = opened.faults.length;
    const first = await firstPicture(page);
    await opened.close();
    const usual = await charts(browser.browser, browser.pid, server.url, load);
    return [
      { bench: 'wall', figure: 'busy-share', value: fed.busy, unit: 'share', goal: '< 0.15' },
      { bench: 'wall', figure: 'busy-vs-echarts', value: usual.busy / fed.busy, unit: 'x', goal: '>= 3' },
      { bench: 'wall', figure: 'tasks-share', value: fed.tasks, unit: 'share' },
      { bench: 'wall', figure: 'busy-share-unfed', value: idle.busy, unit: 'share' },
      { bench: 'wall', figure: 'browser-cores', value: fed.cores, unit: 'cores', goal: '< 0.6' },
      { bench: 'wall', figure: 'cores-vs-echarts', value: usual.cores / fed.cores, unit: 'x' },
      { bench: 'wall', figure: 'browser-cores-unfed', value: idle.cores, unit: 'cores' },
      { bench: 'wall', figure: 'ticks-painted', value: fed.painted / fed.ticks, unit: 'share', goal: '>= 0.98' },
      { bench: 'wall', figure: 'ticks', value: fed.ticks, unit: 'frames' },
      { bench: 'wall', figure: 'ticks-painted-echarts', value: usual.painted / usual.ticks, unit: 'share' },
      { bench: 'wall', figure: 'long-tasks', value: fed.long, unit: 'tasks' },
      { bench: 'wall', figure: 'longest-task', value: fed.longest, unit: 'ms' },
      { bench: 'wall', figure: 'heap-start', value: before, unit: 'MiB' },
      { bench: 'wall', figure: 'heap-growth', value: after - before, unit: 'MiB', goal: '<= 2' },
      { bench: 'wall', figure: 'first-picture', value: first, unit: 'ms', goal: '< 1500' },
      { bench: 'wall', figure: 'page-faults', value: faults, unit: 'faults', goal: '<= 0' },
    ];
  } finally {
    await browser.close();
    await server.end();
    await dir.remove();
  }
}

/** The median time (ms) from going to the wall's address, its files in the browser's cache, until every panel stands and the map is painted. */
async function firstPicture(page: Page): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    await page.reload({ waitUntil: 'commit' });
    await page.waitForFunction((panels) => {
      const stands = document.querySelectorAll('[data-panel]').length >= panels && !document.querySelector('.skeleton') && document.querySelector('[data-frames]:not([data-frames="0"])');
      return stands && [...document.querySelectorAll('[data-panel]:not([data-coming]) .body')].every((body) => body.textContent !== '' || body.querySelector('canvas'));
    }, PANELS, { polling: 'raf' });
    times.push(await page.evaluate(() => performance.now()));
  }
  return times.sort((a, b) => a - b)[LOADS >> 1] ?? Infinity;
}

/** One batch each tick, on time whatever the last one took. */
async function feed(url: string, load: Load, ticks: number): Promise<void> {
  const start = performance.now();
  for (let i = 0; i < ticks; i++) {
    await sleep(Math.max(0, start + i * TICK_MS - performance.now()));
    await post(url, load.tick());
  }
}

function note(): void {
  const notes: Notes = { painted: 0, long: 0, longest: 0 };
  window.notes = notes;
  const roll = document.querySelector('[data-panel="alarm-roll"]');
  if (roll) new MutationObserver(() => { notes.painted++; }).observe(roll, { attributes: true, attributeFilter: ['data-seq'] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      notes.long++;
      notes.longest = Math.max(notes.longest, duration);
    }
  }).observe({ type: 'longtask' });
}

/** The usual way: 49 ECharts instances on the server's own origin. */
async function charts(browser: Browser, pid: number, url: string, load: Load): Promise<{ busy: number; cores: number; painted: number; ticks: number }> {
  const dir = await buildPage(fileURLToPath(new URL('echarts-page', import.meta.url)));
  const context = await browser.newContext({ viewport: { width: 3840, height: 2160 }, deviceScaleFactor: 1 });
  try {
    const page = await context.newPage();
    await page.route(`${url}/charts/**`, (route) => route.fulfill({ path: `${dir}${new URL(route.request().url()).pathname.slice('/charts'.length)}` }));
    await page.goto(`${url}/charts/index.html`);
    await page.waitForSelector('main[data-painted]');
    await feed(url, load, 50);
    const look = async () => ({
      busy: await cpuOfMainThreads(pid, RENDERER), cpu: await cpuOfTree(pid), seq: (await topicOf(url, 'alerts')).seq,
      painted: Number(await page.getAttribute('main', 'data-painted')),
    });
    const [start, began] = [await look(), performance.now()];
    await feed(url, load, USUAL_TICKS);
    const [end, seconds] = [await look(), (performance.now() - began) / 1000];
    return { busy: (end.busy - start.busy) / seconds, cores: (end.cpu - start.cpu) / seconds, painted: end.painted - start.painted, ticks: Math.max(1, end.seq - start.seq) };
  } finally {
    await context.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function measure(page: Page, cdp: CDPSession, pid: number, seq: () => Promise<number>, run: () => Promise<void>): Promise<Span> {
  const look = async () => ({ busy: await cpuOfMainThreads(pid, RENDERER), tasks: await taskSeconds(cdp), cpu: await cpuOfTree(pid), seq: await seq(), notes: await page.evaluate(() => window.notes) });
  const start = await look();
  const began = performance.now();
  await run();
  const seconds = (performance.now() - began) / 1000;
  const end = await look();
  return {
    busy: (end.busy - start.busy) / seconds, tasks: (end.tasks - start.tasks) / seconds, cores: (end.cpu - start.cpu) / seconds,
    painted: end.notes.painted - start.notes.painted, long: end.notes.long - start.notes.long, longest: end.notes.longest,
    ticks: Math.max(1, end.seq - start.seq),
  };
}

/** Seconds that the page's main thread spent in tasks; unlike script time it holds microtasks, where Svelte flushes. */
async function taskSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}
