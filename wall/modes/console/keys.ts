import type { AlarmAction } from '#protocol/events';
import { VIEWS, type ViewId } from './address.svelte.ts';

/** What a key asks of the console. */
export type Command =
  | { do: 'palette' | 'search' | 'help' | 'next' | 'previous' | 'first' | 'last' | 'open' | 'close' | 'alarms' | 'export' | 'visitors' }
  /** Something about the alarm that is meant. */
  | { do: 'alarm'; action: AlarmAction }
  | { do: 'go'; view: ViewId }
  /** The nth action on the open case, from 1. */
  | { do: 'act'; n: number };

/** A key as it is pressed: into a field that takes text or a choice, or anywhere else. */
export interface Press { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; field: boolean }

const ALWAYS: Readonly<Record<string, Command>> = {
  ArrowDown: { do: 'next' }, ArrowUp: { do: 'previous' }, Home: { do: 'first' }, End: { do: 'last' }, Enter: { do: 'open' }, Escape: { do: 'close' },
};
const SINGLE: Readonly<Record<string, Command>> = {
  '/': { do: 'search' }, '?': { do: 'help' }, j: { do: 'next' }, k: { do: 'previous' }, e: { do: 'export' }, v: { do: 'visitors' },
  a: { do: 'alarm', action: 'acknowledge' }, s: { do: 'alarm', action: 'silence' }, z: { do: 'alarm', action: 'shelve' }, r: { do: 'alarm', action: 'reset' },
};

/** How long a second key may take after `g`, ms. */
const CHORD = 2000;

/**
 * What the keys mean, one after the other. Keys that are one character can be switched off (`single`), as whoever speaks to a machine
 * types them by accident (WCAG 2.1.4); they are off in fields anyway. `l` is the whole wall's.
 */
export class Keys {
  private chord = -Infinity;

  constructor(private readonly now: () => number, private readonly single: () => boolean) {}

  /** The command of a key; undefined where it means nothing, or begins one of two keys. */
  press({ key, ctrlKey, metaKey, altKey, field }: Press): Command | undefined {
    const after = this.now() - this.chord <= CHORD;
    this.chord = -Infinity;
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return { do: 'palette' };
    if (ctrlKey || metaKey || altKey) return undefined;
    if (field) return key === 'Escape' ? { do: 'close' } : undefined;
    const always = ALWAYS[key];
    if (always || !this.single()) return always;
    if (after) return key === 'a' ? { do: 'alarms' } : goes(key);
    if (key === 'g') {
      this.chord = this.now();
      return undefined;
    }
    return /^[1-9]$/.test(key) ? { do: 'act', n: Number(key) } : SINGLE[key];
  }
}

function goes(key: string): Command | undefined {
  const view = VIEWS.find(({ letter }) => letter === key);
  return view && { do: 'go', view: view.id };
}
