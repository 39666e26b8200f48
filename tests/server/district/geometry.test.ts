import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '#server/district/geojson';
import { areaOf, contains, middleOf, ringFault } from '#server/district/geometry';

const closed = (...ring: Position[]): Position[] => [...ring, ring[0] as Position];
const square = closed([0, 0], [4, 0], [4, 4], [0, 4]);

/** A ring around the origin whose corners lie in the order of their angles: always simple. */
const star = fc.array(fc.double({ min: 1, max: 9, noNaN: true }), { minLength: 5, maxLength: 40 }).map((radii) =>
  closed(...radii.map((radius, i): Position => [radius * Math.cos((i * 2 * Math.PI) / radii.length), radius * Math.sin((i * 2 * Math.PI) / radii.length)])));

describe('a ring', () => {
  it('is sound where its edges meet at their ends alone', () => {
    fc.assert(fc.property(star, (ring) => { expect(ringFault(ring)).toBeUndefined(); }));
  });

  it('is not where two of its corners are swapped', () => {
    expect(ringFault(closed([0, 0], [4, 4], [4, 0], [0, 4]))).toContain('crosses itself');
    expect(ringFault(closed([0, 0], [4, 0], [4, 4], [2, 0], [0, 4]))).toContain('crosses itself');
  });

  it('is none that is open, short or a line', () => {
    expect(ringFault([[0, 0], [4, 0], [4, 4], [0, 4]])).toContain('is not closed');
    expect(ringFault([[0, 0], [4, 0], [0, 0]])).toContain('fewer than four');
    expect(ringFault([[0, 0], [4, 0], [4, 0], [0, 0]])).toContain('crosses itself');
  });
});

describe('polygons', () => {
  const holed = [[square, closed([1, 1], [3, 1], [3, 3], [1, 3])]];
  const horseshoe = [[closed([0, 0], [3, 0], [3, 3], [2, 3], [2, 1], [1, 1], [1, 3], [0, 3])]];

  it('have the area that their holes leave', () => {
    expect([areaOf([[square]]), areaOf(holed)]).toEqual([16, 12]);
  });

  it('do not contain what lies in a hole', () => {
    expect([[0.5, 0.5], [2, 2], [5, 5]].map((at) => contains(holed, at as Position))).toEqual([true, false, false]);
  });

  it('are stood for by a position within them, be they bent or holed', () => {
    expect(middleOf([[square]])).toEqual([2, 2]);
    for (const polygons of [holed, horseshoe]) expect(contains(polygons, middleOf(polygons))).toBe(true);
    fc.assert(fc.property(star, (ring) => { expect(contains([[ring]], middleOf([[ring]]))).toBe(true); }));
  });
});
