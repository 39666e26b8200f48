import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { inspect } from '../support/inspector.ts';
import { DISTRICT } from '../support/shipped.ts';
import { spawnServer, tempDir } from '../support/spawn-server.ts';
import { foldOver } from './parts.ts';
import { glassSoFar, recordsSoFar, serverNow } from './server-watch.ts';
import { LEAST } from './slope.ts';
import type { Asked, Series } from './verdict.ts';
import { watchWall } from './wall-watch.ts';

// Lives through so many hours of the simulated district as its argument says, and prints each series as a line of JSON. Started by run.mjs.

const SAMPLES = 100;
const HOUR = 3_600_000;
/** Where a server and a wall begin, they load, compile and fill what they keep ready: this share of the hours passes before they are watched. */
const SETTLING = 0.05;
/** The seed of the district, which its folder is named after. */
const SEED = 1;

const { hours, speed, warmUp, warmUpSpeed, wall: withWall } = JSON.parse(process.argv[2] ?? '') as Asked;
const say = (line: string): void => { process.stderr.write(`${line}\n`); };

const dir = await tempDir('tongxin-soak-');
const world = join(dir.path, DISTRICT.id, `demo-${SEED}`);
const start = (speed: number, wrap: readonly string[] = []) => spawnServer(['--port', '0', '--data', dir.path, '--seed', String(SEED), '--speed', String(speed)], wrap);
const disk = async (): Promise<number> => (await stat(join(world, 'journal', 'data.mdb'))).size / 2 ** 20;

const series = new Map<string, Series>();
function put(what: string, unit: string, at: number, value: number): Series {
  const known = series.get(what) ?? { what, unit, samples: [] };
  series.set(what, known);
  known.samples.push({ at, value });
  return known;
}

/** What the days before leave behind is what windows hold; nobody looks at it, so it goes by quickly. */
async function warm(): Promise<void> {
  if (warmUp === 0) return;
  const server = await start(warmUpSpeed);
  await sleep(warmUp * HOUR / warmUpSpeed);
  say(`${warmUp} hours are lived through, ${await recordsSoFar(server.url)} events`);
  await server.end();
}

async function watch(): Promise<void> {
  const inspector = await freePort();
  const server = await start(speed, ['env', `NODE_OPTIONS=--inspect=127.0.0.1:${inspector}`]);
  const node = await inspect(inspector);
  const wall = withWall ? await watchWall(server.url) : undefined;
  try {
    const began = performance.now();
    const passed = () => (performance.now() - began) * speed / HOUR;
    const until = (hour: number) => sleep(Math.max(0, hour * HOUR / speed - (performance.now() - began)));
    await until(SETTLING * hours);
    const before = { disk: await disk(), records: await recordsSoFar(server.url), at: passed() };
    let glass = await glassSoFar(server.url);
    for (let i = 1; i <= SAMPLES; i++) {
      await until((SETTLING + i / SAMPLES) * hours);
      const at = passed();
      put('server: heap', 'MiB', at, await node.heap());
      const { memory, files, answer } = await serverNow(server.url, server.pid);
      put('server: outside the heap', 'MiB', at, await node.outside());
      put('server: taken for the heap', 'MiB', at, await node.taken());
      put('server: memory', 'MiB', at, memory);
      put('server: open files', '', at, files);
      put('server: handles', '', at, await node.handles());
      put('server: answer', 'ms', at, answer);
      if (wall) {
        const page = await wall.now();
        put('wall: heap', 'MiB', at, page.heap);
        put('wall: memory', 'MiB', at, page.memory);
        put('wall: nodes', '', at, page.nodes);
        put('wall: listeners', '', at, page.listeners);
        const now = await glassSoFar(server.url);
        if (now.count > glass.count) put('wall: to the pixel', 'ms', at, (now.sum - glass.sum) / (now.count - glass.count) * 1_000);
        glass = now;
        put('wall: faults', '', at, wall.faults.length).faults = true;
      }
      if (i % 10 === 0) say(`${i} of ${SAMPLES} samples, after ${at.toFixed(1)} hours: ${[...series].map(([what, { samples }]) => `${what} ${(samples.at(-1)?.value ?? 0).toFixed(1)}`).join(', ')}`);
    }
    const days = (passed() - before.at) / 24;
    say(`a day: ${((await recordsSoFar(server.url) - before.records) / days).toFixed(0)} events, ${((await disk() - before.disk) / days).toFixed(1)} MiB more of journal, which is what it is for`);
    for (const fault of wall?.faults ?? []) say(fault);
  } finally {
    node.close();
    await wall?.close();
    await server.end();
  }
}

try {
  await warm();
  await watch();
  const { whole, parts } = await foldOver(join(world, 'milestones'), warmUp);
  // A short run has hardly any milestone.
  if (whole.samples.length >= LEAST) series.set(whole.what, whole);
  for (const one of [...series.values(), ...parts]) process.stdout.write(`${JSON.stringify(one)}\n`);
} finally {
  await dir.remove();
}
process.exit(0);
