import { fileURLToPath } from 'node:url';
import { heapOf } from '../support/heap.ts';
import { openWall, serveBrowser } from '../support/open-wall.ts';
import { memoryOfTree } from '../support/processes.ts';
import type { Figure } from './figure.ts';
import { openOver } from './fanout/gateway.ts';
import { Script } from './fanout/script.ts';

const TICKS = 100_000;
/** After so many everything that grows with a day's first hours has its size. */
const WARM = 20_000;
/** Ticks that are sent before the page is waited for. */
const BURST = 100;
const WALL = fileURLToPath(new URL('../../dist/wall', import.meta.url));

/** The main wall's heap after 20,000 and after 100,000 ticks, sent as fast as the page keeps up, each changing every topic of the wall. */
export async function heap(): Promise<Figure[]> {
  const script = new Script();
  const { engine } = script;
  const { port, tick, close } = await openOver(engine, { speed: 1, now: () => engine.now }, WALL);
  const browser = await serveBrowser();
  try {
    const { page, faults } = await openWall(browser.browser, `http://127.0.0.1:${port}/display/main`, { width: 1920, height: 1080 });
    await page.waitForSelector('[data-panel="map"] canvas');
    const cdp = await page.context().newCDPSession(page);
    const look = async () => ({ heap: await heapOf(cdp), all: await memoryOfTree(browser.pid) });
    const run = async (from: number, to: number) => {
      for (let i = from; i < to; i += BURST) {
        for (let k = 0; k < BURST; k++) {
          for (const record of script.tick()) engine.apply(record);
          tick();
        }
        await page.waitForFunction((seq) => Number(document.querySelector('[data-panel="alarm-roll"]')?.getAttribute('data-seq')) >= seq, i + BURST, { polling: 'raf' });
      }
    };
    const began = performance.now();
    await run(0, WARM);
    const before = await look();
    await run(WARM, TICKS);
    const after = await look();
    return [
      { bench: 'heap', figure: 'ticks', value: TICKS, unit: 'frames' },
      { bench: 'heap', figure: 'ticks-a-second', value: TICKS / ((performance.now() - began) / 1000), unit: '1/s' },
      { bench: 'heap', figure: 'heap-20k', value: before.heap, unit: 'MiB' },
      { bench: 'heap', figure: 'heap-growth-100k', value: after.heap - before.heap, unit: 'MiB', goal: '<= 2' },
      { bench: 'heap', figure: 'browser-growth-100k', value: after.all - before.all, unit: 'MiB' },
      { bench: 'heap', figure: 'page-faults', value: faults.length, unit: 'faults', goal: '<= 0' },
    ];
  } finally {
    await browser.close();
    await close();
  }
}
