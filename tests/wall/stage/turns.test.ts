import { expect, it } from 'vitest';
import { heldSince, keptTurn } from '../../../wall/stage/turns.ts';

const NEW = { state: 'unacknowledged', hold: 'none' } as const;

it('the turns stop at the oldest of the gravest alarms that nobody has acknowledged', () => {
  expect(heldSince([])).toBeUndefined();
  expect(heldSince([{ severity: 2, raised: 1, ...NEW }, { severity: 1, raised: 2, ...NEW, state: 'acknowledged' }, { severity: 1, raised: 3, ...NEW, hold: 'shelved' }])).toBeUndefined();
  expect(heldSince([{ severity: 1, raised: 9, ...NEW }, { severity: 1, raised: 5, ...NEW }, { severity: 1, raised: 2, ...NEW, state: 'acknowledged' }])).toBe(5);
});

it('an address keeps a turn, counted from 1, and none where it names no number', () => {
  expect(['?turn=2', '?lang=en&turn=1', '', '?turn=0', '?turn=-1', '?turn=x', '?turn=1.5'].map(keptTurn)).toEqual([1, 0, ...Array<undefined>(5).fill(undefined)]);
});
