import type { Stop, Timing } from '../subscribe/timing.ts';

/** How long a pointer that rests is shown, ms. */
const REST = 3_000;

/** What `stayAwake` takes of its window. */
export interface Waking { navigator: Pick<Navigator, 'wakeLock'> | object; document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'> }

/**
 * Keeps the screen from sleeping while the page is seen, until stopped. Browsers give the lock to pages of a secure address only and take it
 * when the page is hidden, so it is asked for again whenever that shows; where there is none, the screen's own settings have to do.
 */
export function stayAwake({ navigator, document }: Waking): Stop {
  let held: Promise<{ release: () => Promise<void> } | undefined> = Promise.resolve(undefined);
  const ask = () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    held = navigator.wakeLock.request('screen').catch(() => undefined);
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    document.removeEventListener('visibilitychange', ask);
    void held.then((lock) => lock?.release());
  };
}

/** Hides a pointer that rests, until stopped: `hide` is told whenever it goes or comes. */
export function hidePointer(view: Pick<Window, 'addEventListener' | 'removeEventListener'>, timing: Pick<Timing, 'after'>, hide: (hidden: boolean) => void): Stop {
  let stop: Stop = () => undefined;
  const rest = () => { stop = timing.after(REST, () => { hide(true); }); };
  const moved = () => {
    stop();
    hide(false);
    rest();
  };
  rest();
  view.addEventListener('pointermove', moved);
  return () => {
    stop();
    view.removeEventListener('pointermove', moved);
    hide(false);
  };
}
