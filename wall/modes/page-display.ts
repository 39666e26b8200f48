import { Display } from '../subscribe/display.svelte.ts';
import { dialSocket } from '../subscribe/socket-link.ts';
import { browserTiming } from '../subscribe/timing.ts';
import { reloader } from './display/reload.ts';
import type { KnownMe } from './gate/me.svelte.ts';

/**
 * The display of a page in a browser, under the name that it goes by: it dials the page's own server (or the world of it under `base`), loads the page anew for another
 * version, and asks who that is where nobody is let in like that.
 */
export const pageDisplay = (me: Pick<KnownMe, 'ask'>, { name, base = '', report = new Set() }: { name: string; base?: string | undefined; report?: ReadonlySet<string> }): Display => new Display({
  dial: dialSocket(window.location.origin, base), timing: browserTiming, name, base, report,
  outdated: reloader(window.sessionStorage, browserTiming, () => { window.location.reload(); }), refused: (forbidden) => { void me.ask(forbidden); },
});
