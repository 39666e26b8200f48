import { PROTOCOL_VERSION } from '#protocol/version';
import type { Timing } from '../../subscribe/timing.ts';

const KEY = 'tongxin-reloaded-at-version';
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
