import type { District } from '#protocol/district';
import { LIMITS } from '../../support/limits.ts';

type Position = [number, number];

/** Metres to degrees near 31.25 N, good enough to lay out a test. */
const degrees = (x: number, y: number): Position => [121.4 + x / 95_160, 31.25 + y / 111_195];
const square = (x: number, y: number, size: number): Position[] =>
  [degrees(x, y), degrees(x + size, y), degrees(x + size, y + size), degrees(x, y + size), degrees(x, y)];

/** Four square blocks of 1 km, two by two, the west ones of one street and the east ones of another; a river along the south, a road through the middle. */
export function smallDistrict(): District {
  const corners = [['sw', 0, 0, 'west'], ['nw', 0, 1000, 'west'], ['se', 1000, 0, 'east'], ['ne', 1000, 1000, 'east']] as const;
  return {
    id: 'small', zh: '小区', en: 'Small', schematic: true, zone: 'Asia/Shanghai',
    outline: [square(0, 0, 2000)],
    water: [{ id: 'river', zh: '河', en: 'River', line: [degrees(-500, 0), degrees(700, 0), degrees(1300, 0), degrees(2500, 0)] }],
    roads: [{ id: 'road', zh: '路', en: 'Road', line: [degrees(200, 1500), degrees(800, 1500)] }],
    streets: [{ id: 'west', zh: '西', en: 'West', centre: degrees(500, 1000) }, { id: 'east', zh: '东', en: 'East', centre: degrees(1500, 1000) }],
    areas: [{ id: 'a', zh: '西', en: 'West', street: 'west' }],
    blocks: corners.map(([id, x, y, street]) => ({
      id, zh: id, en: id, area: 'a', street, centre: degrees(x + 500, y + 500), polygons: [[square(x, y, 1000)]],
    })),
    limits: LIMITS, landmarks: [],
  };
}
