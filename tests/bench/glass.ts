import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { alertEvent, post, topicOf, until } from '../support/alerts.ts';
import { launchBrowser, openWall } from '../support/open-wall.ts';
import { spawnServer, tempDir } from '../support/spawn-server.ts';
import type { Figure } from './figure.ts';

/** Alerts measured at each number of displays, one every 250 to 500 ms so that they fall anywhere between two ticks. */
const ALERTS = 200;
/** Alerts sent before, whose time does not count: a wall hangs for months, and only its first alerts meet code that nobody compiled yet. */
const WARM_UP = 20;
const DISPLAYS = fileURLToPath(new URL('fanout/displays.ts', import.meta.url));

interface DisplayAnswer { display: string; painted: Record<string, { seq: number; at: number } | undefined> }

/**
 * From the POST of an alert to its pixels on a 4K wall in real Chromium, with 1 and with 500 displays connected. The
 * wall reports, in the server's time, when the frame that holds the row stood on the display; its clock's offset is what
 * it measured itself, and the real clock of this machine is the judge, since sender, server and browser share it.
 */
export async function glass(): Promise<Figure[]> {
  const dir = await tempDir();
  const server = await spawnServer(['--port', '0', '--data', dir.path, '--no-demo']);
  const browser = await launchBrowser();
  let others: ChildProcess | undefined;
  try {
    const blocks = (await topicOf(server.url, 'blocks')).tables['blocks'] ?? [];
    const blockIds = blocks.map(({ id }) => id);
    const wall = await openMain(browser, server.url);
    const alone = await measure(server.url, blockIds, 'a');
    others = await startDisplays(server.url, 500);
    const crowded = await measure(server.url, blockIds, 'b');
    await wall.close();
    return [...figures('1', alone, '< 150'), ...figures('500', crowded, '< 150')];
  } finally {
    others?.kill();
    await browser.close();
    await server.end();
    await dir.remove();
  }
}

async function openMain(browser: Browser, url: string) {
  const wall = await openWall(browser, `${url}/display/main?report=alarms`);
  await wall.page.waitForSelector('[data-panel="alarm-roll"][data-seq]');
  await wall.page.waitForSelector('[data-panel="map"] canvas');
  await sleep(3_000);
  return wall;
}

/** Milliseconds from POST to pixel, one of each alert. */
async function measure(url: string, blocks: readonly string[], prefix: string): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < WARM_UP + ALERTS; i++) {
    await sleep(250 + ((i * 97) % 250));
    const before = (await topicOf(url, 'alarms')).seq;
    const sent = Date.now();
    await post(url, [alertEvent(`${prefix}-${i}`, blocks[i % blocks.length] ?? '', { severity: 1 + (i % 3) })]);
    took.push(await painted(url, before) - sent);
  }
  return took.slice(WARM_UP).sort((a, b) => a - b);
}

/** When the wall painted a frame of `alarms` after `seq`, in the server's time. */
const painted = (url: string, seq: number): Promise<number> => until(async () => {
  await sleep(10);
  const displays = (await (await fetch(`${url}/api/displays?display=main`)).json()) as { displays: DisplayAnswer[] };
  const stood = displays.displays.map((one) => one.painted['alarms']).find((one) => one !== undefined && one.seq > seq);
  return stood?.at;
});

/** Other displays, in a process of their own; resolves when all are connected. */
async function startDisplays(url: string, count: number): Promise<ChildProcess> {
  const child = fork(DISPLAYS, [new URL(url).port, String(count), 'ours'], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return child;
}

function figures(displays: string, sorted: readonly number[], goal: string): Figure[] {
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return [
    { bench: 'glass', figure: `p50-${displays}`, value: at(0.5), unit: 'ms' },
    { bench: 'glass', figure: `p99-${displays}`, value: at(0.99), unit: 'ms', goal },
  ];
}
