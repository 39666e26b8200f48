import { expect, it } from 'vitest';
import { silence } from '#scenes/rule';
import { HOUR, MINUTE } from '../../../support/fold.ts';
import { Trial } from '../../../support/trial.ts';

const dry = silence('q', 0.01, 12 * HOUR);

it('holds at the millisecond at which the last that came is too long ago', () => {
  const trial = Trial.of(dry);
  trial.read(0, 0.02);
  trial.pass(12 * HOUR - 1);
  expect(trial.holds()).toBe(false);
  trial.pass(20 * HOUR);
  expect(trial.told).toEqual([[12 * HOUR, 'd', 1]]);
});

it('is no silence before the device was heard for so long, nor where it never was', () => {
  const trial = Trial.of(dry);
  trial.read(1000, 0);
  trial.say(2000, { other: 1 }, { device: 'other' });
  trial.pass(100 * HOUR);
  expect(trial.told).toEqual([[1000 + 12 * HOUR, 'd', 1]]);
});

it('adds up what comes, and ends once that is enough', () => {
  const trial = Trial.of(dry);
  trial.read(0, 0);
  trial.pass(13 * HOUR);
  trial.read(14 * HOUR, 0.004);
  trial.restart();
  trial.read(15 * HOUR, 0.004);
  expect(trial.holds()).toBe(true);
  trial.read(16 * HOUR, 0.004);
  expect(trial.holds()).toBe(false);
  trial.pass(26 * HOUR - 1);
  expect(trial.holds()).toBe(false);
  trial.pass(26 * HOUR);
  expect(trial.holds()).toBe(true);
});

it('does not end with zeros, however many come', () => {
  const trial = Trial.of(dry);
  for (let at = 0; at <= 12 * HOUR; at += 15 * MINUTE) trial.read(at, 0);
  expect(trial.told).toEqual([[12 * HOUR, 'd', 1]]);
});

it('holds a bounded number of samples at any rate', () => {
  const trial = Trial.of(dry);
  const sizes = [HOUR, 11 * HOUR].map((until) => {
    for (let at = until - HOUR; at < until; at += 2000) trial.read(at, 0.0001);
    return trial.size;
  });
  expect(sizes[1]! - sizes[0]!).toBeLessThan(1000);
});
