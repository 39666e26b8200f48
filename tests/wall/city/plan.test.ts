import { describe, expect, it } from 'vitest';
import { DISTRICT } from '#tests/support/shipped';
import { plan } from '../../../wall/city/plan.ts';
import { boundsOf } from '../../../wall/city/project.ts';
import { area, contains } from '../../../wall/city/shape.ts';
import { spans } from '../../../wall/city/water.ts';
import { smallDistrict } from './small-district.ts';

const small = plan(smallDistrict());
const box = (id: string) => boundsOf(small.blocks.find((block) => block.id === id)?.pieces.flat(2) ?? []);

describe('the plan', () => {
  it('keeps a hairline between blocks of a street, a wider one between streets, and none at the border', () => {
    const [sw, nw, se] = [box('sw'), box('nw'), box('se')];
    const hairline = nw.minY - sw.maxY, street = se.minX - sw.maxX;
    expect(hairline).toBeGreaterThan(10);
    expect(street).toBeGreaterThan(2 * hairline);
    expect(sw.minX).toBeCloseTo(small.bounds.minX, 6);
  });

  it('keeps each block whole for a finger', () => {
    expect(area(small.blocks[0]?.whole[0]?.[0] ?? [])).toBeCloseTo(1_000_000, -4);
  });

  it('knows water that runs along the border, and draws it twice as wide there', () => {
    const widths = (where: 'inland' | 'border') => spans(small.water, where).map(({ width }) => width);
    expect(Math.max(...widths('border'))).toBeCloseTo(2 * 120, 0);
    expect(small.water[0]?.along.some((along) => along)).toBe(true);
  });

  it('would put a river’s name outside the district first, where that runs beside it', () => {
    const [first] = small.water[0]?.beside ?? [];
    expect(first && contains(small.outline.slice(0, 1), first)).toBe(false);
  });

  it('builds all of the simulated district: 59 blocks, ten streets, water and roads', () => {
    const { blocks, streets, water, roads } = plan(DISTRICT);
    expect([blocks.length, streets.length]).toEqual([59, 10]);
    expect(water.length > 0 && roads.length > 0).toBe(true);
    for (const { pieces, whole } of blocks) {
      const size = (polygons: typeof whole) => polygons.reduce((sum, [outer = []]) => sum + area(outer), 0);
      expect(size(pieces) / size(whole)).toBeGreaterThan(0.7);
      expect(size(pieces) / size(whole)).toBeLessThan(1);
    }
  });
});
