import { expect, it } from 'vitest';
import { heldSince } from '../../../wall/stage/turns.ts';

it('the turns stop at the oldest of the gravest alarms that nobody has acknowledged', () => {
  expect(heldSince([])).toBeUndefined();
  expect(heldSince([{ severity: 2, state: 'raised', at: 1 }, { severity: 1, state: 'acknowledged', at: 2 }])).toBeUndefined();
  expect(heldSince([{ severity: 1, state: 'raised', at: 9 }, { severity: 1, state: 'raised', at: 5 }, { severity: 1, state: 'acknowledged', at: 2 }])).toBe(5);
});
