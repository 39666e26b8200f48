import type { CDPSession, Page } from 'playwright-core';

/** What the page holds: counted by wrappers that are there before its own script. */
export interface Held { timers: number; frames: number; contexts: number; observers: number }
declare global { interface Window { held: () => Held } }

/** Counts in the page what it takes and gives back. */
export function count(): void {
  const live = { timers: new Set<number>(), frames: new Set<number>(), observers: new Set<object>() };
  const [after, clear, ask, drop] = [window.setTimeout.bind(window), window.clearTimeout.bind(window), window.requestAnimationFrame.bind(window), window.cancelAnimationFrame.bind(window)];
  window.setTimeout = ((run: () => void, ms?: number) => {
    const id = after(() => { live.timers.delete(id); run(); }, ms);
    live.timers.add(id);
    return id;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => { live.timers.delete(id as number); clear(id); };
  window.requestAnimationFrame = (run) => {
    const id = ask((time) => { live.frames.delete(id); run(time); });
    live.frames.add(id);
    return id;
  };
  window.cancelAnimationFrame = (id) => { live.frames.delete(id); drop(id); };
  window.ResizeObserver = class extends window.ResizeObserver {
    override observe(...given: Parameters<ResizeObserver['observe']>): void { live.observers.add(this); super.observe(...given); }
    override disconnect(): void { live.observers.delete(this); super.disconnect(); }
  };
  const context = HTMLCanvasElement.prototype.getContext;
  const seen = new Set<WeakRef<HTMLCanvasElement>>();
  HTMLCanvasElement.prototype.getContext = function get(this: HTMLCanvasElement, ...given: [string]) {
    if (![...seen].some((one) => one.deref() === this)) seen.add(new WeakRef(this));
    return context.apply(this, given);
  } as typeof context;
  window.held = () => ({
    timers: live.timers.size, frames: live.frames.size, observers: live.observers.size, contexts: [...seen].filter((one) => one.deref()?.isConnected === false).length,
  });
}

/** What the page holds once it rests and what is garbage was taken away. */
export async function held(page: Page, cdp: CDPSession): Promise<Held & { workers: number; listeners: number; nodes: number; heap: number }> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  return { ...await page.evaluate(() => window.held()), workers: page.workers().length, listeners: of('JSEventListeners'), nodes: of('Nodes'), heap: of('JSHeapUsedSize') };
}
