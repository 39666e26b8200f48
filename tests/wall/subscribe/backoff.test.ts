import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff } from '../../../wall/subscribe/backoff.ts';

test('the wait lies between half a second and 15, and no two tries are closer than a second', () => {
  fc.assert(fc.property(fc.nat(1000), fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(100_000), (failures, chance, since) => {
    const wait = backoff(failures, chance, since);
    expect(wait).toBeGreaterThanOrEqual(500);
    expect(wait).toBeLessThanOrEqual(15_000);
    expect(wait + since).toBeGreaterThanOrEqual(1000);
  }));
});

test('the ceiling doubles with each failure', () => {
  expect([0, 1, 2, 3, 9].map((failures) => Math.round(backoff(failures, 1, 1e6)))).toEqual([2000, 4000, 8000, 15_000, 15_000]);
});
