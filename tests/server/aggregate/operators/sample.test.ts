import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEMORY, SAMPLE } from '#server/aggregate/memory';
import { Sample } from '#server/aggregate/operators/sample';
import { Table } from '#server/aggregate/table';

const sampleOf = () => new Sample(new Table(MEMORY.sample));

describe('a sample', () => {
  it('has the mean and the quantiles of the last values of a key', () => {
    fc.assert(fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 3 * SAMPLE }), fc.constantFrom(0.01, 0.5, 0.9, 1), (values, share) => {
      const sample = sampleOf();
      for (const value of values) sample.add('a', value);
      const last = values.slice(-SAMPLE);
      expect(sample.mean('a')).toBeCloseTo(last.reduce((sum, value) => sum + value, 0) / last.length, 6);
      const quantile = sample.quantile('a', share);
      expect(last.filter((value) => value <= quantile).length).toBeGreaterThanOrEqual(share * last.length);
      expect(last.filter((value) => value < quantile).length).toBeLessThan(share * last.length);
    }));
  });

  it('is empty for a key of which it was told nothing', () => {
    const sample = sampleOf();
    sample.add('a', 1);
    expect([sample.mean('b'), sample.quantile('b', 0.9)]).toEqual([0, 0]);
  });
});
