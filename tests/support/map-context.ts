import type { JSHandle, Page } from 'playwright-core';

/** What takes the GPU context away from the map's worker, and gives it back. */
export async function contextOf(page: Page): Promise<JSHandle<WEBGL_lose_context | null | undefined>> {
  const [worker = await page.waitForEvent('worker')] = page.workers();
  return worker.evaluateHandle(() => {
    const { canvas } = globalThis as unknown as { canvas: OffscreenCanvas };
    return canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
  });
}
