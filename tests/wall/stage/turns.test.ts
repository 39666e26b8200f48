import { expect, it } from 'vitest';
import { heldSince, turnOf } from '../../../wall/stage/turns.ts';

it('everybody has a turn of the same length, then the first one again', () => {
  expect([0, 19_999, 20_000, 40_000, 60_000].map((now) => turnOf(now, 20_000, 3))).toEqual([0, 0, 1, 2, 0]);
});

it('a wall whose turns take no time shows the first one only', () => {
  expect([0, 20_000, 1.7e12].map((now) => turnOf(now, 0, 3))).toEqual([0, 0, 0]);
});

it('the turns stop at the oldest of the gravest alarms that nobody has acknowledged', () => {
  expect(heldSince([])).toBeUndefined();
  expect(heldSince([{ severity: 2, state: 'raised', at: 1 }, { severity: 1, state: 'acknowledged', at: 2 }])).toBeUndefined();
  expect(heldSince([{ severity: 1, state: 'raised', at: 9 }, { severity: 1, state: 'raised', at: 5 }, { severity: 1, state: 'acknowledged', at: 2 }])).toBe(5);
});
