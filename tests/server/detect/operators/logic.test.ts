import { expect, it } from 'vitest';
import { above, all, any, is, not } from '#scenes/rule';
import { Trial } from '../../../support/trial.ts';

it('all holds where every part does', () => {
  const trial = Trial.of(all(is('a'), is('b')));
  trial.say(0, { a: 1 });
  expect(trial.holds()).toBe(false);
  trial.say(1, { b: 1 });
  expect(trial.holds()).toBe(true);
  trial.say(2, { a: 0 });
  expect(trial.holds()).toBe(false);
});

it('any holds where one part does', () => {
  const trial = Trial.of(any(is('a'), is('b')));
  trial.say(0, { a: 0 });
  expect(trial.holds()).toBe(false);
  trial.say(1, { b: 1 });
  expect(trial.holds()).toBe(true);
  trial.say(2, { a: 1 });
  trial.say(3, { b: 0 });
  expect(trial.told).toEqual([[1, 'd', 1]]);
});

it('not holds where its part does not, from the first word of the device on', () => {
  const trial = Trial.of(not(is('a')));
  expect(trial.holds()).toBe(false);
  trial.say(0, { other: 1 });
  expect(trial.holds()).toBe(true);
  trial.say(1, { a: 1 });
  expect(trial.holds()).toBe(false);
});

it('hears several values of one event together', () => {
  const trial = Trial.of(all(is('a'), not(is('b'))));
  trial.say(0, { a: 1, b: 1 });
  expect(trial.told).toEqual([]);
});

it('nests, and counts a part that stands twice once', () => {
  const hot = above('q', 60);
  const trial = new Trial([all(hot, any(is('a'), is('b'))), hot]);
  trial.read(0, 65);
  trial.say(1, { b: 1 });
  trial.restart();
  trial.read(2, 10);
  expect(trial.told).toEqual([[0, 'd', 2], [1, 'd', 1], [2, 'd', 0]]);
});
