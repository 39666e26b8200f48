import { expect, it } from 'vitest';
import { rate } from '#scenes/rule';
import { HOUR, MINUTE } from '../../../support/fold.ts';
import { Trial } from '../../../support/trial.ts';

const rising = rate('q', 10, 10 * MINUTE);

it('holds where the value rose by enough within its time, and not just less', () => {
  const trial = Trial.of(rising);
  trial.read(0, 20);
  trial.read(MINUTE, 29.9);
  expect(trial.holds()).toBe(false);
  trial.read(2 * MINUTE, 30);
  expect(trial.holds()).toBe(true);
});

it('measures from the least value, and ends when that leaves its time, to the millisecond', () => {
  const trial = Trial.of(rising);
  trial.read(0, 25);
  trial.read(3 * MINUTE, 20);
  trial.read(5 * MINUTE, 31);
  trial.restart();
  trial.pass(13 * MINUTE - 1);
  expect(trial.holds()).toBe(true);
  trial.pass(HOUR);
  expect(trial.told).toEqual([[5 * MINUTE, 'd', 1], [13 * MINUTE, 'd', 0]]);
});

it('knows nothing of what came before a gap as long as its time', () => {
  const trial = Trial.of(rising);
  trial.read(0, 0);
  trial.read(10 * MINUTE, 50);
  expect(trial.told).toEqual([]);
  trial.read(20 * MINUTE - 1, 60);
  expect(trial.holds()).toBe(true);
});

it('ends where the value falls back, and says nothing of a fall', () => {
  const trial = Trial.of(rising);
  trial.read(0, 100);
  trial.read(1, 20);
  trial.read(2, 30);
  trial.read(3, 29);
  expect(trial.told).toEqual([[2, 'd', 1], [3, 'd', 0]]);
});

it('leaves nothing behind once its time is over', () => {
  const trial = Trial.of(rising);
  trial.read(0, 1);
  const one = trial.size;
  for (let at = 0; at < HOUR; at += 1000) trial.read(at, at);
  expect(trial.size).toBeLessThan(one + 2000);
  trial.pass(2 * HOUR);
  expect(trial.size).toBeLessThan(one);
});
