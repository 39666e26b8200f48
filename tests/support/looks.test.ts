import { expect, it } from 'vitest';
import { apart, differences, type Look } from './looks.ts';

const look = (light: number, at = [0, 0, 50, 50]): Look => ({ at, cells: light.toString(16).padStart(2, '0').repeat(24) });

it('a page looks as it did while its panels stand where they stood and are as light, but for a little', () => {
  expect(differences({ map: look(40) }, { map: look(44, [0.4, 0, 50, 50.6]) })).toEqual([]);
  expect(apart(look(40), look(44))).toBe(4);
});

it('a page looks otherwise where a panel moved, came, went, or is lighter or darker', () => {
  expect(differences({ map: look(40), roll: look(30), old: look(20) }, { map: look(60), roll: look(30, [10, 0, 50, 50]), new: look(20) }))
    .toEqual(['map looks otherwise by 20.0 of 7', 'roll stood at 0 0 50 50, now at 10 0 50 50', 'old is gone', 'new is new']);
});
