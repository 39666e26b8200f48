import { describe, expect, it } from 'vitest';
import { plan } from '../../../../wall/city/plan.ts';
import { clear, flatMap } from '../../../../wall/panels/demolition/flat-map.ts';
import { smallDistrict } from '../../city/small-district.ts';

describe('the flat map', () => {
  const district = smallDistrict();
  const map = flatMap(plan(district));

  it('has each block once, north up and inside its picture', () => {
    expect(map.blocks.map(({ id }) => id)).toEqual(district.blocks.map(({ id }) => id));
    for (const { path } of map.blocks) {
      expect(path).toMatch(/^(M-?\d+ -?\d+(L-?\d+ -?\d+)+Z)+$/);
      const numbers = [...path.matchAll(/(-?\d+) (-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
      for (const [x, y] of numbers) expect(x >= -1 && x <= map.width + 1 && y >= -1 && y <= map.height + 1).toBe(true);
    }
    const north = [...district.streets].sort((a, b) => b.centre[1] - a.centre[1]).map(({ id }) => id);
    expect([...map.streets].sort((a, b) => a.y - b.y).map(({ id }) => id)).toEqual(north);
  });
});

it('labels stand clear only where neither covers the other', () => {
  const at = (x: number, text: string) => ({ x, y: 0, text });
  expect(clear([at(0, '石泉 3'), at(40, '宜川 2')], 10)).toBe(true);
  expect(clear([at(0, '石泉 3'), at(25, '宜川 2')], 10)).toBe(false);
  expect(clear([at(0, 'Shiquan 3'), at(40, 'Yichuan 2')], 10)).toBe(false);
  expect(clear([at(0, '石泉 3'), { x: 0, y: 12, text: '宜川 2' }], 10)).toBe(true);
});
