import { expect, it } from 'vitest';
import { below } from '#scenes/rule';
import { Trial } from '../../../support/trial.ts';

it('holds from its limit down, and not just above', () => {
  const trial = Trial.of(below('q', 2));
  trial.read(0, 2.001);
  expect(trial.holds()).toBe(false);
  trial.read(1, 2);
  expect(trial.holds()).toBe(true);
});

it('ends above what clears it, not between, also across a restart', () => {
  const trial = Trial.of(below('q', 2, 5));
  trial.read(0, 1);
  trial.restart();
  trial.read(1, 5);
  expect(trial.holds()).toBe(true);
  trial.read(2, 5.001);
  trial.read(3, 3);
  expect(trial.told).toEqual([[0, 'd', 1], [2, 'd', 0]]);
});
