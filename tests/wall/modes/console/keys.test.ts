import { describe, expect, it } from 'vitest';
import { Keys, type Press } from '../../../../wall/modes/console/keys.ts';
import { VIEWS } from '../../../../wall/modes/console/address.svelte.ts';

let now = 0;
const keys = (single = true) => new Keys(() => now, () => single);
const press = (key: string, over: Partial<Press> = {}): Press => ({ key, ctrlKey: false, metaKey: false, altKey: false, field: false, ...over });

describe('the keys of the console', () => {
  it('lead to each view by g and its letter, to the alarms by g a, and no two by the same', () => {
    const all = keys();
    for (const { id, letter } of VIEWS) {
      expect(all.press(press('g'))).toBeUndefined();
      expect(all.press(press(letter))).toEqual({ do: 'go', view: id });
    }
    all.press(press('g'));
    expect(all.press(press('a'))).toEqual({ do: 'alarms' });
    // `l` switches the language of any page.
    expect(new Set([...VIEWS.map(({ letter }) => letter), 'a', 'l']).size).toBe(VIEWS.length + 2);
  });

  it('forget a g that nothing followed in time', () => {
    const all = keys();
    all.press(press('g'));
    now += 2001;
    expect(all.press(press('c'))).toBeUndefined();
    expect(all.press(press('a'))).toEqual({ do: 'alarm', action: 'acknowledge' });
  });

  it('move by letters and by arrows, and act by number', () => {
    const all = keys();
    expect([press('j'), press('ArrowDown'), press('k'), press('ArrowUp'), press('3'), press('0')].map((one) => all.press(one)))
      .toEqual([{ do: 'next' }, { do: 'next' }, { do: 'previous' }, { do: 'previous' }, { do: 'act', n: 3 }, undefined]);
  });

  it('belong to a field while it is typed in, but for Esc and the palette', () => {
    const all = keys();
    expect(['j', 'Enter', 'ArrowDown', '/'].map((key) => all.press(press(key, { field: true })))).toEqual([undefined, undefined, undefined, undefined]);
    expect(all.press(press('Escape', { field: true }))).toEqual({ do: 'close' });
    expect(all.press(press('k', { field: true, ctrlKey: true }))).toEqual({ do: 'palette' });
  });

  it('of one character can be switched off; the others stay', () => {
    const all = keys(false);
    expect(['j', '?', '/', '1', 'a', 'g', 'c'].flatMap((key) => all.press(press(key)) ?? [])).toEqual([]);
    expect([press('ArrowDown'), press('K', { metaKey: true })].map((one) => all.press(one))).toEqual([{ do: 'next' }, { do: 'palette' }]);
  });

  it('leave the browser its own', () => {
    expect([press('c', { ctrlKey: true }), press('j', { altKey: true }), press('F5')].flatMap((one) => keys().press(one) ?? [])).toEqual([]);
  });
});
