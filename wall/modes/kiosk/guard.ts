import type { Stop } from '../../subscribe/timing.ts';

/** Keys that lead out of a page, or change it; the browser's own flags keep those that no page sees. */
const LEAVING = new Set(['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'BrowserBack', 'BrowserHome', 'ContextMenu']);

/** Keeps whoever touches the screen on this page, until stopped; `back` is called where somebody went back. */
export function guard(window: Window, back: () => void): Stop {
  const { document, history } = window;
  const refuse = (event: Event) => { event.preventDefault(); };
  const key = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (LEAVING.has(key) || ctrlKey || metaKey || (altKey && key !== 'Tab')) refuse(event);
  };
  const wheel = (event: WheelEvent) => { if (event.ctrlKey) refuse(event); };
  const pinch = (event: TouchEvent) => { if (event.touches.length > 1) refuse(event); };
  const stay = () => {
    history.pushState(null, '', window.location.href);
    back();
  };
  history.pushState(null, '', window.location.href);
  const active = { passive: false };
  window.addEventListener('popstate', stay);
  window.addEventListener('keydown', key);
  window.addEventListener('wheel', wheel, active);
  for (const name of ['contextmenu', 'dragstart', 'gesturestart'] as const) document.addEventListener(name, refuse);
  document.addEventListener('touchmove', pinch, active);
  return () => {
    window.removeEventListener('popstate', stay);
    window.removeEventListener('keydown', key);
    window.removeEventListener('wheel', wheel);
    for (const name of ['contextmenu', 'dragstart', 'gesturestart'] as const) document.removeEventListener(name, refuse);
    document.removeEventListener('touchmove', pinch);
  };
}
