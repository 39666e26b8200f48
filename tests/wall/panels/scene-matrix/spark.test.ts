import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../wall/panels/scene-matrix/spark.ts';

describe('a sparkline', () => {
  it('never crosses a gap', () => {
    expect(runs([-1, 2, 4, -1, -1, 1]).map((run) => run.map(([x, y]) => [x, y]))).toEqual([[[0.2, 0.5], [0.4, 1]], [[1, 0.25]]]);
  });

  it('starts at zero, so that twice as much is twice as high', () => {
    expect(runs([0, 5, 10])[0]?.map(([, y]) => y)).toEqual([0, 0.5, 1]);
  });

  it('keeps each measured point, once, inside its box, for any series', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1, max: 500 }), { maxLength: 60 }), (points) => {
      const all = runs(points).flat();
      expect(all).toHaveLength(points.filter((value) => value >= 0).length);
      expect(all.every(([x, y]) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
    }));
  });
});
