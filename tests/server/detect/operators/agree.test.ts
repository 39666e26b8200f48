import { expect, it } from 'vitest';
import { agree, is } from '#scenes/rule';
import { HOUR, MINUTE } from '../../../support/fold.ts';
import { Trial } from '../../../support/trial.ts';

const at = (device: string, place = 'house') => ({ device, place });

it('holds for each of the devices of a place that agree, once there are enough', () => {
  const trial = Trial.of(agree(is('q'), 2, MINUTE));
  trial.read(0, 1, at('a'));
  trial.read(1, 1, at('b', 'elsewhere'));
  trial.read(2, 0, at('c'));
  expect(trial.told).toEqual([]);
  trial.read(3, 1, at('c'));
  expect(trial.told).toEqual([[3, 'c', 1], [3, 'a', 1]]);
  expect(trial.holds('b')).toBe(false);
});

it('counts one device once, however often it speaks', () => {
  const trial = Trial.of(agree(is('q'), 2, MINUTE));
  for (let i = 0; i < 5; i++) trial.read(i, i % 2, at('a'));
  expect(trial.told).toEqual([]);
});

it('lets one go on agreeing until what it saw is so long ago, to the millisecond', () => {
  const trial = Trial.of(agree(is('q'), 2, MINUTE));
  trial.read(0, 1, at('a'));
  trial.read(10, 0, at('a'));
  trial.read(10 + MINUTE, 1, at('b'));
  expect(trial.told).toEqual([]);
  trial.read(10 + MINUTE, 0, at('b'));
  trial.restart();
  trial.read(9 + 2 * MINUTE, 1, at('a'));
  expect(trial.told).toEqual([[9 + 2 * MINUTE, 'a', 1], [9 + 2 * MINUTE, 'b', 1]]);
  trial.pass(HOUR);
  expect(trial.told.slice(2)).toEqual([[10 + 2 * MINUTE, 'b', 0], [10 + 2 * MINUTE, 'a', 0]]);
});

it('counts again who holds again before it is forgotten', () => {
  const trial = Trial.of(agree(is('q'), 2, MINUTE));
  trial.read(0, 1, at('a'));
  trial.read(1, 0, at('a'));
  trial.read(2, 1, at('a'));
  trial.read(2 * MINUTE, 1, at('b'));
  expect(trial.holds('a') && trial.holds('b')).toBe(true);
});

it('agrees by block where the rule says so, and with who moved there', () => {
  const trial = Trial.of(agree(is('q'), 3, MINUTE, 'block'));
  trial.read(0, 1, { device: 'a', block: 'b-1' });
  trial.read(0, 1, { device: 'b', block: 'b-1' });
  trial.read(0, 1, { device: 'c', block: 'b-2' });
  expect(trial.told).toEqual([]);
  trial.read(1, 1, { device: 'c', block: 'b-1' });
  expect(trial.told).toHaveLength(3);
  trial.read(2, 1, { device: 'c', block: 'b-2' });
  expect(trial.told.slice(3).map(([, device, severity]) => [device, severity])).toEqual([['c', 0], ['a', 0], ['b', 0]]);
});
