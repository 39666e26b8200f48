import { expect, it } from 'vitest';
import { is, repeat } from '#scenes/rule';
import { DAY, MINUTE } from '../../../support/fold.ts';
import { Trial, type Speaker } from '../../../support/trial.ts';

const come = (trial: Trial, at: number, speaker: Speaker = {}): void => {
  trial.read(at, 1, speaker);
  trial.read(at + MINUTE, 0, speaker);
};

it('holds while its part does, from the third beginning within 30 days on', () => {
  const trial = Trial.of(repeat(is('q'), 3, 30 * DAY, 'device'));
  come(trial, 0);
  come(trial, 10 * DAY);
  trial.restart();
  come(trial, 30 * DAY - 1);
  expect(trial.told).toEqual([[30 * DAY - 1, 'd', 1], [30 * DAY - 1 + MINUTE, 'd', 0]]);
});

it('stays quiet where the first of three is 30 days ago to the millisecond', () => {
  const trial = Trial.of(repeat(is('q'), 3, 30 * DAY, 'device'));
  come(trial, 0);
  come(trial, 10 * DAY);
  come(trial, 30 * DAY);
  expect(trial.told).toEqual([]);
});

it('counts beginnings, not how often they are told', () => {
  const trial = Trial.of(repeat(is('q'), 2, DAY, 'device'));
  for (let at = 0; at < 10; at++) trial.read(at, 1);
  expect(trial.holds()).toBe(false);
});

it.each(['place', 'block'] as const)('counts the beginnings of all devices of a %s, and holds for the one that began', (at) => {
  const trial = Trial.of(repeat(is('q'), 2, DAY, at));
  const here = { [at]: 'here' };
  come(trial, 0, { device: 'a', [at]: 'there' });
  trial.read(1, 1, { device: 'b', ...here });
  expect(trial.told).toEqual([]);
  trial.read(2, 1, { device: 'c', ...here });
  expect([trial.holds('b'), trial.holds('c')]).toEqual([false, true]);
});

it('counts by device where no place is known', () => {
  const trial = Trial.of(repeat(is('q'), 2, DAY));
  come(trial, 0, { device: 'a' });
  come(trial, 1, { device: 'b' });
  expect(trial.told).toEqual([]);
  come(trial, 2 * MINUTE, { device: 'b' });
  expect(trial.told).toHaveLength(2);
});

it('remembers as many beginnings as it needs, until they are over', () => {
  const trial = Trial.of(repeat(is('q'), 3, DAY, 'device'));
  come(trial, 0);
  const small = trial.size;
  for (let i = 1; i < 200; i++) come(trial, i * 2 * MINUTE);
  expect(trial.size).toBeLessThan(small + 100);
  trial.pass(10 * DAY);
  expect(trial.size).toBeLessThanOrEqual(small);
});
