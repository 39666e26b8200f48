import { expect, test } from 'vitest';
import { reloader } from '../../../../wall/modes/display/reload.ts';
import { ManualTiming } from '../../support/manual-timing.ts';

/** A browser that loads the page anew, each time with the same old version. */
function browser() {
  const kept = new Map<string, string>();
  const memory = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); } };
  const timing = new ManualTiming();
  let loads = 0;
  return { timing, loads: () => loads, page: () => reloader(memory, timing, () => { loads++; }) };
}

test('a page of another version is loaded anew at once, but not over and over', () => {
  const { timing, loads, page } = browser();
  page()();
  timing.pass(0);
  expect(loads()).toBe(1);
  page()();
  timing.pass(59_000);
  expect(loads()).toBe(1);
  timing.pass(1000);
  expect(loads()).toBe(2);
});

test('a page that is about to be loaded anew is not loaded twice', () => {
  const { timing, loads, page } = browser();
  const outdated = page();
  outdated();
  outdated();
  timing.pass(120_000);
  expect(loads()).toBe(1);
});
