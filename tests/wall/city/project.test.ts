import { describe, expect, it } from 'vitest';
import { boundsOf, metresAround, type Point } from '../../../wall/city/project.ts';

/** Great-circle distance in metres, by the haversine formula. */
function haversine([lon1, lat1]: Point, [lon2, lat2]: Point): number {
  const rad = Math.PI / 180, a = Math.sin(((lat2 - lat1) * rad) / 2) ** 2
    + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(a));
}

const west: Point = [121.3214, 31.2201], east: Point = [121.4465, 31.3047];

describe('the projection', () => {
  it('puts the middle of the district at the origin, east to the right and north up', () => {
    const metres = metresAround([west, east]);
    const [x, y] = metres([(west[0] + east[0]) / 2, (west[1] + east[1]) / 2]);
    expect([Math.abs(x) < 1e-6, Math.abs(y) < 1e-6]).toEqual([true, true]);
    expect(metres([121.44, 31.27])[0]).toBeGreaterThan(0);
    expect(metres([121.39, 31.30])[1]).toBeGreaterThan(0);
  });

  it('measures in metres, true to a thousandth over the district', () => {
    const metres = metresAround([west, east]);
    for (const [a, b] of [[west, east], [west, [west[0], east[1]]], [west, [east[0], west[1]]]] as [Point, Point][]) {
      const [p, q] = [metres(a), metres(b)];
      expect(Math.hypot(p[0] - q[0], p[1] - q[1]) / haversine(a, b)).toBeCloseTo(1, 3);
    }
  });

  it('bounds points by their extremes', () => {
    expect(boundsOf([[1, 5], [-2, 7], [0, 6]])).toEqual({ minX: -2, minY: 5, maxX: 1, maxY: 7 });
  });
});
