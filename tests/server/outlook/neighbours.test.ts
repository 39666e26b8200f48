import { describe, expect, it } from 'vitest';
import { DISTRICT } from '#tests/support/shipped';
import { neighboursOf, reach } from '#server/outlook/neighbours';
import { TINY } from '../../support/tiny-district.ts';

const DRY = { ...TINY, water: [] };
const near = (district: typeof TINY, block: string): string[] => [...neighboursOf(district).get(block) ?? []].sort();

describe('blocks near each other', () => {
  it('have a border together; a corner is none', () => {
    expect(near(DRY, 'b-1')).toEqual(['b-2', 'b-4']);
    expect(near(DRY, 'b-5')).toEqual(['b-2', 'b-4', 'b-6']);
  });

  it('lie along the same water', () => {
    expect(near(TINY, 'b-1')).toEqual(['b-2', 'b-4', 'b-5']);
  });

  it('are so from both sides, and each has one in the district that ships', () => {
    const all = neighboursOf(DISTRICT);
    for (const [block, others] of all) {
      expect(others.size).toBeGreaterThan(0);
      expect(others.has(block)).toBe(false);
      for (const other of others) expect(all.get(other)?.has(block)).toBe(true);
    }
  });

  it('may lie a road apart', () => {
    const [LON, ROAD] = [121.41, 0.0002];
    const moved = DRY.blocks.map((block) => (block.id !== 'b-2' ? block : {
      ...block, polygons: block.polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lon === LON ? lon + ROAD : lon, lat]))),
    }));
    expect(near({ ...DRY, blocks: moved }, 'b-1')).toContain('b-2');
  });
});

it('what can be reached goes by way of what counts', () => {
  const all = neighboursOf(DRY);
  expect(reach('b-1', all, (block) => block !== 'b-2')).toEqual(['b-1', 'b-4', 'b-5', 'b-6', 'b-3']);
  expect(reach('b-1', all, () => false)).toEqual(['b-1']);
});
