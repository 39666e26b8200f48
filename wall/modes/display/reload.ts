import { PROTOCOL_VERSION } from '#protocol/version';
import type { Timing } from '../../subscribe/timing.ts';

const KEY = 'tongxin-reloaded-at-version';
const LOADS = 'tongxin-loads';
/** The wait before a page is loaded again that was the same after the last time, ms. */
const AGAIN = 60_000;

/**
 * Loads the page anew because the server speaks another version: at once the first time, then each minute, since a page
 * that came back with the old version would else do nothing but load.
 */
export function reloader(memory: Pick<Storage, 'getItem' | 'setItem'>, timing: Timing, reload: () => void): () => void {
  let coming = false;
  return () => {
    if (coming) return;
    coming = true;
    const again = memory.getItem(KEY) === String(PROTOCOL_VERSION);
    memory.setItem(KEY, String(PROTOCOL_VERSION));
    timing.after(again ? AGAIN : 0, reload);
  };
}

/** Counts that the page was loaded, and says how often it was before, since its window was opened. */
export function reloadsOf(memory: Pick<Storage, 'getItem' | 'setItem'>): number {
  const before = Number(memory.getItem(LOADS)) || 0;
  memory.setItem(LOADS, String(before + 1));
  return before;
}
