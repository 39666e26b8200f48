import { expect, it } from 'vitest';
import { held, turnAfter } from '../../../wall/stage/turns.ts';

it('everybody has a turn, then the first one again', () => {
  expect([0, 1, 2].map((turn) => turnAfter(turn, 3))).toEqual([1, 2, 0]);
});

it('the turns stop while a gravest alarm stands that nobody has acknowledged', () => {
  expect(held([])).toBe(false);
  expect(held([{ severity: 2, state: 'raised' }, { severity: 1, state: 'acknowledged' }])).toBe(false);
  expect(held([{ severity: 2, state: 'raised' }, { severity: 1, state: 'raised' }])).toBe(true);
});
