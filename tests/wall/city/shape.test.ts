import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point, Ring } from '../../../wall/city/project.ts';
import { area, clean, contains, distance, inset } from '../../../wall/city/shape.ts';

const square: Ring = [[0, 0], [100, 0], [100, 100], [0, 100]];

/** Convex rings of a kilometre or so. */
const convex = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 12 }).map((turns) => {
  const angles = [...new Set(turns.map((turn) => Math.round(turn * 24) / 24 * 2 * Math.PI))].sort((a, b) => a - b);
  return angles.map((angle): Point => [600 * Math.cos(angle), 400 * Math.sin(angle)]);
}).filter((ring) => ring.length > 2 && area(ring) > 20_000);

describe('rings', () => {
  it('have a positive area where they run counter-clockwise', () => {
    expect(area(square)).toBe(10_000);
    expect(area([...square].reverse())).toBe(-10_000);
  });

  it('are cleaned of their closing point and of points too near, and turned the right way', () => {
    const ring = clean([[0, 0], [0, 100], [0, 101], [100, 100], [100, 0], [0, 0]]);
    expect(ring).toHaveLength(4);
    expect(area(ring)).toBeGreaterThan(0);
    expect(area(clean(square, true))).toBeLessThan(0);
  });

  it('hold the points within them but not those in a hole', () => {
    const hole: Ring = [[40, 40], [40, 60], [60, 60], [60, 40]];
    expect(contains([square], [50, 50])).toBe(true);
    expect(contains([square, hole], [50, 50])).toBe(false);
    expect(contains([square, hole], [10, 10])).toBe(true);
    expect(contains([square], [150, 50])).toBe(false);
  });

  it('know how far a point lies from a span', () => {
    expect(distance([50, 30], [0, 0], [100, 0])).toBe(30);
    expect(distance([130, 40], [0, 0], [100, 0])).toBe(50);
  });
});

describe('an inset', () => {
  it('moves each edge by its own amount', () => {
    expect(inset(square, (edge) => [10, 0, 20, 0][edge] ?? 0)).toEqual([[0, 10], [100, 10], [100, 80], [0, 80]]);
  });

  it('leaves a ring alone that it would all but swallow', () => {
    expect(inset(square, () => 48)).toBe(square);
  });

  it('keeps a convex ring within itself, point for point', () => {
    fc.assert(fc.property(convex, fc.double({ min: 1, max: 30, noNaN: true }), (ring, by) => {
      const moved = inset(ring, () => by);
      expect(moved).toHaveLength(ring.length);
      expect(area(moved)).toBeLessThanOrEqual(area(ring) + 1e-6);
      expect(area(moved)).toBeGreaterThan(0);
    }));
  });
});
