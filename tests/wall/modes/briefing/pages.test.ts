import { expect, it } from 'vitest';
import { CODE_LENGTH, CODE_LETTERS } from '#protocol/remote';
import { codeOf } from '../../../../wall/modes/briefing/code.ts';
import { LAST, pageIn, pageOn, withPage } from '../../../../wall/modes/briefing/pages.ts';

it('keys and a clicker turn pages, no further than to the first and the last', () => {
  expect(['ArrowRight', 'ArrowDown', 'PageDown', ' '].map((key) => pageOn(key, 2))).toEqual([3, 3, 3, 3]);
  expect(['ArrowLeft', 'ArrowUp', 'PageUp'].map((key) => pageOn(key, 2))).toEqual([1, 1, 1]);
  expect([pageOn('Home', 3), pageOn('End', 3), pageOn('PageUp', 0), pageOn('PageDown', LAST), pageOn('x', 3)]).toEqual([0, LAST, 0, LAST, undefined]);
});

it('the page stands in the address beside its other settings', () => {
  expect(withPage('?lang=en', 1)).toBe('?lang=en&page=why');
  expect([pageIn('?page=why'), pageIn('?page=nothing'), pageIn('')]).toEqual([1, 0, 0]);
});

it('the code is made once for a window, of the letters that nobody takes for another', () => {
  const kept = new Map<string, string>();
  const memory = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); } };
  let dealt = 0;
  const bytes = (into: Uint8Array<ArrayBuffer>) => { dealt += 1; return into.fill(255); };
  const code = codeOf(memory, bytes);
  expect(codeOf(memory, bytes)).toBe(code);
  expect([dealt, code.length, [...code].every((letter) => CODE_LETTERS.includes(letter))]).toEqual([1, CODE_LENGTH, true]);
});
