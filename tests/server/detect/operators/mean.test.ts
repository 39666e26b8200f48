import { expect, it } from 'vitest';
import { mean } from '#scenes/rule';
import { HOUR, MINUTE } from '../../../support/fold.ts';
import { Trial } from '../../../support/trial.ts';

const QUARTER = 15 * MINUTE;
/** From 08:00, when a trial begins, to midnight. */
const MIDNIGHT = 16 * HOUR;

it('holds when the window ends whose mean is over the limit, to the millisecond, and not at the limit', () => {
  const [at, over] = [Trial.of(mean('q', QUARTER, 50, 1)), Trial.of(mean('q', QUARTER, 50, 1))];
  at.read(0, 100);
  at.read(1, 0);
  over.read(0, 100);
  over.read(1, 0.1);
  for (const trial of [at, over]) trial.pass(QUARTER - 1);
  expect(over.holds()).toBe(false);
  for (const trial of [at, over]) trial.pass(HOUR);
  expect([at.told, over.told]).toEqual([[], [[QUARTER, 'd', 1]]]);
});

it('counts the windows of a day over gaps, and grades by their number', () => {
  const trial = new Trial([mean('q', QUARTER, 50, 3), mean('q', QUARTER, 50, 2), mean('q', QUARTER, 50, 1)]);
  for (const window of [0, 4, 5]) trial.read(window * QUARTER + MINUTE, 60);
  trial.restart();
  trial.pass(3 * HOUR);
  expect(trial.told).toEqual([[QUARTER, 'd', 3], [5 * QUARTER, 'd', 2], [6 * QUARTER, 'd', 1]]);
});

it('has its windows from midnight on, not from the first value', () => {
  const trial = Trial.of(mean('q', HOUR, 50, 1));
  trial.read(40 * MINUTE, 60);
  trial.read(HOUR, 0);
  expect(trial.told).toEqual([[HOUR, 'd', 1]]);
});

it('begins anew with the district’s day, with nothing of the window that ran', () => {
  const trial = Trial.of(mean('q', 7 * HOUR, 50, 1));
  trial.read(0, 60);
  trial.pass(7 * HOUR);
  expect(trial.holds()).toBe(true);
  trial.read(MIDNIGHT - 1, 90);
  trial.pass(MIDNIGHT);
  expect(trial.holds()).toBe(false);
  trial.pass(MIDNIGHT + 20 * HOUR);
  expect(trial.told).toEqual([[6 * HOUR, 'd', 1], [MIDNIGHT, 'd', 0]]);
});

it('drops the window that ends with the day', () => {
  const trial = Trial.of(mean('q', QUARTER, 50, 1));
  trial.read(MIDNIGHT - MINUTE, 60);
  trial.pass(MIDNIGHT + HOUR);
  expect(trial.told).toEqual([]);
});
