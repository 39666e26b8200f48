import { expect, it } from 'vitest';
import { trend } from '#scenes/rule';
import { HOUR, MINUTE } from '../../../support/fold.ts';
import { Trial } from '../../../support/trial.ts';

const rising = trend('q', 2, 6 * HOUR);

it('holds where the line through the values rises by at least so much an hour, and not just less', () => {
  const [less, just] = [Trial.of(rising), Trial.of(rising)];
  for (let hour = 0; hour < 4; hour++) {
    less.read(hour * HOUR, 1.99 * hour);
    just.read(hour * HOUR, 2 * hour);
  }
  expect([less.holds(), just.holds()]).toEqual([false, true]);
});

it('wants three values, and one that jumps does not make a line', () => {
  const trial = Trial.of(rising);
  trial.read(0, 0);
  trial.read(HOUR, 100);
  expect(trial.told).toEqual([]);
  trial.read(2 * HOUR, 0);
  expect(trial.told).toEqual([]);
});

it('ends when too few of its values are left, to the millisecond', () => {
  const trial = Trial.of(rising);
  for (const hour of [0, 1, 2]) trial.read(hour * HOUR, 5 * hour);
  trial.restart();
  trial.pass(20 * HOUR);
  expect(trial.told).toEqual([[2 * HOUR, 'd', 1], [6 * HOUR, 'd', 0]]);
});

it('begins when a value leaves that had held the line down', () => {
  const trial = Trial.of(rising);
  trial.read(0, 100);
  for (const hour of [1, 2, 3]) trial.read(hour * HOUR, 3 * hour);
  trial.pass(6 * HOUR);
  expect(trial.told).toEqual([[6 * HOUR, 'd', 1]]);
});

it('sees the same line at any rate', () => {
  const trial = Trial.of(rising);
  for (let at = 0; at < 6 * HOUR; at += MINUTE) trial.read(at, (2.1 * at) / HOUR);
  expect(trial.holds()).toBe(true);
  for (let at = 6 * HOUR; at < 15 * HOUR; at += MINUTE) trial.read(at, 2.1 * 6 + (1.9 * (at - 6 * HOUR)) / HOUR);
  expect(trial.holds()).toBe(false);
});
