import { expect, it } from 'vitest';
import { isFixed, whoEnds, whoOf } from '#server/aggregate/who';

it('is the device where that stays at its place, whatever place it names', () => {
  expect(['camera', 'sensor'].map((origin) => whoOf({ device: 'd', place: 'yard', origin }))).toEqual(['d', 'd']);
  expect(whoOf({ device: 'd', origin: 'patrol' })).toBe('d');
});

it('is another at each place where it goes about or is told', () => {
  const [yard, gate] = ['yard', 'gate'].map((place) => whoOf({ device: 'app', place, origin: 'patrol' }));
  expect(new Set(['app', yard, gate]).size).toBe(3);
  expect(['patrol', 'hotline', 'drone', 'department'].some(isFixed)).toBe(false);
});

it('is found by an end that does not say how the alert was found', () => {
  const who = whoOf({ device: 'app', place: 'yard', origin: 'patrol' });
  expect(whoEnds({ device: 'app', place: 'yard', origin: 'camera' }, (one) => one === who)).toBe(who);
  expect(whoEnds({ device: 'app', place: 'yard', origin: 'patrol' }, (one) => one === 'app')).toBe('app');
  expect(whoEnds({ device: 'app', place: 'yard', origin: 'camera' }, () => false)).toBe('app');
});
