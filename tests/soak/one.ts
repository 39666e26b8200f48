import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { heapOf } from '../support/heap.ts';
import { openWall, serveBrowser } from '../support/open-wall.ts';
import { spawnServer, tempDir } from '../support/spawn-server.ts';
import { glassSoFar, inspect, serverNow } from './server-watch.ts';
import { judge, type Sample } from './verdict.ts';

// Lives through so many hours of the simulated district as its argument says, and prints what became of each series as a line of JSON. Started by run.mjs.

const SAMPLES = 100;
const HOUR = 3_600_000;

interface Asked { hours: number; speed: number; warmUp: number; wall: boolean }

const { hours, speed, warmUp, wall: withWall } = JSON.parse(process.argv[2] ?? '') as Asked;
const say = (line: string): void => { process.stderr.write(`${line}\n`); };

/** The wall at 3840x2160 as any display shows it, and what its page holds. */
async function openPage(url: string) {
  const browser = await serveBrowser();
  const { page, faults } = await openWall(browser.browser, `${url}/display/main?report=alarms`);
  await page.waitForSelector('[data-panel="map"] canvas');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  return {
    faults,
    now: async () => {
      const heap = await heapOf(cdp);
      const { metrics } = await cdp.send('Performance.getMetrics');
      const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
      return { heap, nodes: of('Nodes'), listeners: of('JSEventListeners') };
    },
    close: () => browser.close(),
  };
}

const dir = await tempDir();
const inspector = await freePort();
const server = await spawnServer(['--port', '0', '--data', dir.path, '--speed', String(speed)], ['env', `NODE_OPTIONS=--inspect=127.0.0.1:${inspector}`]);
const node = await inspect(inspector);
const wall = withWall ? await openPage(server.url) : undefined;
const series = new Map<string, { unit: string; samples: Sample[] }>();
const put = (what: string, unit: string, at: number, value: number): void => {
  const known = series.get(what) ?? { unit, samples: [] };
  series.set(what, known);
  known.samples.push({ at, value });
};
const disk = async (): Promise<number> => (await stat(join(dir.path, 'putuo', 'demo-1', 'journal', 'data.mdb'))).size / 2 ** 20;

try {
  const began = performance.now();
  const passed = () => (performance.now() - began) * speed / HOUR;
  await sleep(warmUp * HOUR / speed);
  const before = { disk: await disk(), at: passed() };
  let glass = await glassSoFar(server.url);
  for (let i = 0; i < SAMPLES; i++) {
    await sleep(Math.max(0, (warmUp + (i + 1) * hours / SAMPLES) * HOUR / speed - (performance.now() - began)));
    const at = passed();
    put('server: heap', 'MiB', at, await node.heap());
    const { memory, files, answer } = await serverNow(server.url, server.pid);
    put('server: memory', 'MiB', at, memory);
    put('server: open files', '', at, files);
    put('server: answer', 'ms', at, answer);
    if (wall) {
      const { heap, nodes, listeners } = await wall.now();
      put('wall: heap', 'MiB', at, heap);
      put('wall: nodes', '', at, nodes);
      put('wall: listeners', '', at, listeners);
      const now = await glassSoFar(server.url);
      if (now.count > glass.count) put('wall: to the pixel', 'ms', at, (now.sum - glass.sum) / (now.count - glass.count) * 1_000);
      glass = now;
    }
    if ((i + 1) % 10 === 0) say(`${i + 1} of ${SAMPLES} samples, after ${at.toFixed(1)} hours: ${[...series].map(([what, { samples }]) => `${what} ${(samples.at(-1)?.value ?? 0).toFixed(1)}`).join(', ')}`);
  }
  const days = (passed() - before.at) / 24;
  say(`the journal grew by ${((await disk() - before.disk) / days).toFixed(1)} MiB a day, which is what it is for`);
  for (const [what, { unit, samples }] of series) process.stdout.write(`${JSON.stringify(judge(what, unit, samples))}\n`);
  const faults = wall?.faults ?? [];
  for (const fault of faults) say(fault);
  if (wall) process.stdout.write(`${JSON.stringify({ what: 'wall: faults', unit: '', first: 0, last: faults.length, slope: 0, low: 0, high: 0, grows: faults.length > 0 })}\n`);
} finally {
  node.close();
  await wall?.close();
  await server.end();
  await dir.remove();
}
process.exit(0);
