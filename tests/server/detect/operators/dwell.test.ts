import { expect, it } from 'vitest';
import { above, all, dwell, is } from '#scenes/rule';
import { HOUR, MINUTE } from '../../../support/fold.ts';
import { Trial } from '../../../support/trial.ts';

it('holds from the very millisecond on at which its part has held long enough', () => {
  const trial = Trial.of(dwell(is('q'), 5 * MINUTE));
  trial.read(1000, 1);
  trial.pass(1000 + 5 * MINUTE - 1);
  expect(trial.holds()).toBe(false);
  trial.pass(HOUR);
  expect(trial.told).toEqual([[1000 + 5 * MINUTE, 'd', 1]]);
});

it('begins anew after any break', () => {
  const trial = Trial.of(dwell(above('q', 10), 5 * MINUTE));
  trial.read(0, 10);
  trial.read(5 * MINUTE - 1, 9);
  trial.read(5 * MINUTE - 1, 11);
  trial.pass(10 * MINUTE - 2);
  expect(trial.told).toEqual([]);
  trial.pass(10 * MINUTE - 1);
  trial.read(11 * MINUTE, 5);
  expect(trial.told).toEqual([[10 * MINUTE - 1, 'd', 1], [11 * MINUTE, 'd', 0]]);
});

it('is not put off by what its part says again', () => {
  const trial = Trial.of(dwell(is('q'), MINUTE));
  for (let at = 0; at < MINUTE; at += 1000) trial.read(at, 1);
  expect(trial.holds()).toBe(false);
  trial.pass(MINUTE);
  expect(trial.holds()).toBe(true);
});

it('fires at its own time across a restart, for three grades in turn', () => {
  const trial = new Trial([dwell(is('q'), 30 * MINUTE), dwell(is('q'), 15 * MINUTE), dwell(is('q'), 5 * MINUTE)]);
  trial.read(0, 1);
  trial.restart();
  trial.pass(20 * MINUTE);
  trial.restart();
  trial.pass(HOUR);
  expect(trial.told).toEqual([[5 * MINUTE, 'd', 3], [15 * MINUTE, 'd', 2], [30 * MINUTE, 'd', 1]]);
});

it('takes any rule for its part', () => {
  const trial = Trial.of(dwell(all(is('a'), is('b')), MINUTE));
  trial.say(0, { a: 1 });
  trial.say(30_000, { b: 1 });
  trial.pass(HOUR);
  expect(trial.told).toEqual([[90_000, 'd', 1]]);
});
