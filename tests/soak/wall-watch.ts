import { heapOf } from '../support/heap.ts';
import { openWall, serveBrowser } from '../support/open-wall.ts';
import { ownMemoryBelow } from '../support/processes.ts';

/** In the command line of a process that runs pages. */
const RENDERER = '--type=renderer';

/** What the page of a wall holds: MiB of script and of memory, nodes and listeners. */
export interface Page { heap: number; memory: number; nodes: number; listeners: number }

/** The wall at 3840x2160 as any display shows it, in a browser of its own. */
export async function watchWall(url: string): Promise<{ faults: readonly string[]; now: () => Promise<Page>; close: () => Promise<void> }> {
  const { browser, pid, close } = await serveBrowser();
  const { page, faults } = await openWall(browser, `${url}/display/main?report=alarms`);
  await page.waitForSelector('[data-panel="map"] canvas');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  return {
    faults,
    now: async () => {
      const heap = await heapOf(cdp);
      const { metrics } = await cdp.send('Performance.getMetrics');
      const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
      return { heap, memory: await ownMemoryBelow(pid, RENDERER), nodes: of('Nodes'), listeners: of('JSEventListeners') };
    },
    close,
  };
}
