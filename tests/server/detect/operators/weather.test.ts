import { expect, it } from 'vitest';
import { all, is, wind } from '#scenes/rule';
import { Trial } from '../../../support/trial.ts';

it('holds while the wind is at least so strong, for whatever was heard before', () => {
  const trial = Trial.of(all(is('loose'), wind(8)));
  trial.say(0, { loose: 1 }, { device: 'a' });
  trial.say(0, { loose: 0 }, { device: 'b' });
  trial.blow(1, 7);
  expect(trial.told).toEqual([]);
  trial.blow(2, 8);
  trial.restart();
  expect([trial.holds('a'), trial.holds('b')]).toEqual([true, false]);
  trial.blow(3, 7);
  expect(trial.told).toEqual([[2, 'a', 1], [3, 'a', 0]]);
});

it('asks for wind and rain where it names both', () => {
  const trial = Trial.of({ op: 'all', of: [is('loose'), { op: 'weather', wind: 6, rain: 20 }] });
  trial.say(0, { loose: 1 });
  trial.blow(1, 9, 19.9);
  trial.blow(2, 5, 50);
  expect(trial.holds()).toBe(false);
  trial.blow(3, 6, 20);
  expect(trial.holds()).toBe(true);
});
