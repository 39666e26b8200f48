import { expect, it } from 'vitest';
import { share } from '#scenes/rule';
import { Trial } from '../../../support/trial.ts';

it('holds from its share of a number on, and not just below', () => {
  const trial = Trial.of(share('q', 0.8, 500));
  trial.read(0, 399);
  expect(trial.holds()).toBe(false);
  trial.read(1, 400);
  expect(trial.holds()).toBe(true);
});

it('counts against what the device declared, as that now is', () => {
  const trial = Trial.of(share('q', 1));
  trial.read(0, 900);
  expect(trial.holds()).toBe(false);
  trial.declare(1, 1000);
  expect(trial.holds()).toBe(false);
  trial.restart();
  trial.declare(2, 900);
  expect(trial.holds()).toBe(true);
  trial.declare(3, 901);
  expect(trial.holds()).toBe(false);
});
