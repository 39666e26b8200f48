import { expect, it } from 'vitest';
import { heldSince, keptTurn } from '../../../wall/stage/turns.ts';

it('the turns stop at the oldest of the gravest alarms that nobody has acknowledged', () => {
  expect(heldSince([])).toBeUndefined();
  expect(heldSince([{ severity: 2, state: 'raised', at: 1 }, { severity: 1, state: 'acknowledged', at: 2 }])).toBeUndefined();
  expect(heldSince([{ severity: 1, state: 'raised', at: 9 }, { severity: 1, state: 'raised', at: 5 }, { severity: 1, state: 'acknowledged', at: 2 }])).toBe(5);
});

it('an address keeps a turn, counted from 1, and none where it names no number', () => {
  expect(['?turn=2', '?lang=en&turn=1', '', '?turn=0', '?turn=-1', '?turn=x', '?turn=1.5'].map(keptTurn)).toEqual([1, 0, ...Array<undefined>(5).fill(undefined)]);
});
