import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { post, topicOf } from '../support/alerts.ts';
import { openWall, serveBrowser } from '../support/open-wall.ts';
import { cpuOfTree } from '../support/processes.ts';
import { spawnServer, tempDir } from '../support/spawn-server.ts';
import { Load } from './load.ts';
import type { Figure } from './figure.ts';

const SECONDS = 60;
const TICK_MS = 100;
const TICKS = (SECONDS * 1000) / TICK_MS;

/** What the page notes of itself while it is measured: painted frames of the roll, and tasks over 50 ms. */
interface Notes { painted: number; long: number; longest: number }
declare global { interface Window { notes: Notes } }

interface Span { busy: number; cores: number; painted: number; long: number; longest: number; ticks: number }

/**
 * The main wall at 3840x2160 in headless Chromium, 60 s fed ten times a second so that every tick changes each of its
 * topics, against the same wall for 20 s with nothing fed.
 */
export async function wall(): Promise<Figure[]> {
  const dir = await tempDir();
  const server = await spawnServer(['--port', '0', '--data', dir.path, '--no-demo']);
  const browser = await serveBrowser();
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
    const before = await heap(cdp);
    const fed = await cost(() => feed(server.url, load, TICKS));
    const after = await heap(cdp);
    const faults = opened.faults.length;
    await opened.close();
    return [
      { bench: 'wall', figure: 'busy-share', value: fed.busy, unit: 'share', goal: '< 0.25' },
      { bench: 'wall', figure: 'busy-share-unfed', value: idle.busy, unit: 'share' },
      { bench: 'wall', figure: 'browser-cores', value: fed.cores, unit: 'cores' },
      { bench: 'wall', figure: 'browser-cores-unfed', value: idle.cores, unit: 'cores' },
      { bench: 'wall', figure: 'ticks-painted', value: fed.painted / fed.ticks, unit: 'share', goal: '>= 0.98' },
      { bench: 'wall', figure: 'ticks', value: fed.ticks, unit: 'frames' },
      { bench: 'wall', figure: 'long-tasks', value: fed.long, unit: 'tasks' },
      { bench: 'wall', figure: 'longest-task', value: fed.longest, unit: 'ms' },
      { bench: 'wall', figure: 'heap-start', value: before, unit: 'MiB' },
      { bench: 'wall', figure: 'heap-growth', value: after - before, unit: 'MiB', goal: '<= 2' },
      { bench: 'wall', figure: 'page-faults', value: faults, unit: 'faults', goal: '<= 0' },
    ];
  } finally {
    await browser.close();
    await server.end();
    await dir.remove();
  }
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

async function measure(page: Page, cdp: CDPSession, pid: number, seq: () => Promise<number>, run: () => Promise<void>): Promise<Span> {
  const look = async () => ({ busy: await busySeconds(cdp), cpu: await cpuOfTree(pid), seq: await seq(), notes: await page.evaluate(() => window.notes) });
  const start = await look();
  const began = performance.now();
  await run();
  const seconds = (performance.now() - began) / 1000;
  const end = await look();
  return {
    busy: (end.busy - start.busy) / seconds, cores: (end.cpu - start.cpu) / seconds,
    painted: end.notes.painted - start.notes.painted, long: end.notes.long - start.notes.long, longest: end.notes.longest,
    ticks: Math.max(1, end.seq - start.seq),
  };
}

/** Seconds that the page's main thread spent in tasks; unlike script time it holds microtasks, where Svelte flushes. */
async function busySeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** MiB in use after a forced collection. */
async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}
