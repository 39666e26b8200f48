import { expect, it } from 'vitest';
import { above, is } from '#scenes/rule';
import { HOUR } from '../../../support/fold.ts';
import { Trial } from '../../../support/trial.ts';

it('holds from its limit on, and not just below', () => {
  const trial = Trial.of(above('q', 80));
  trial.read(0, 79.999);
  expect(trial.holds()).toBe(false);
  trial.read(1, 80);
  expect(trial.holds()).toBe(true);
});

it('ends below what clears it, not between', () => {
  const trial = Trial.of(above('q', 80, 70));
  trial.read(0, 85);
  trial.read(1, 70);
  trial.read(2, 79);
  expect(trial.holds()).toBe(true);
  trial.read(3, 69.999);
  trial.read(4, 79);
  expect(trial.told).toEqual([[0, 'd', 1], [3, 'd', 0]]);
});

it('stands as it was told through any gap, and another quantity says nothing', () => {
  const trial = Trial.of(is('q'));
  trial.read(0, 1);
  trial.say(1, { other: 0 });
  trial.restart();
  trial.pass(1000 * HOUR);
  expect(trial.holds()).toBe(true);
  trial.read(1000 * HOUR, 0);
  expect(trial.holds()).toBe(false);
});

it('is a matter of each device alone', () => {
  const trial = Trial.of(above('q', 5));
  trial.read(0, 9, { device: 'a' });
  trial.read(0, 4, { device: 'b' });
  expect([trial.holds('a'), trial.holds('b'), trial.holds('c')]).toEqual([true, false, false]);
});
