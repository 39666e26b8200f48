import { district, type District } from '#protocol/district';
import { LIMITS } from './limits.ts';

/** South-west corner in degrees, and the side of a block. */
const LON = 121.4;
const LAT = 31.2;
const SIDE = 0.01;

const at = (x: number, y: number): [number, number] => [LON + x * SIDE, LAT + y * SIDE];
const square = (x: number, y: number, w = 1, h = 1): [number, number][] =>
  [at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)];

const CELLS = [
  { id: 'b-1', area: 'a-1', street: 's-1', x: 0, y: 0 }, { id: 'b-2', area: 'a-1', street: 's-1', x: 1, y: 0 },
  { id: 'b-3', area: 'a-2', street: 's-1', x: 2, y: 0 }, { id: 'b-4', area: 'a-3', street: 's-2', x: 0, y: 1 },
  { id: 'b-5', area: 'a-3', street: 's-2', x: 1, y: 1 }, { id: 'b-6', area: 'a-3', street: 's-2', x: 2, y: 1 },
];

/** A district of two streets, three areas and six square blocks of 0.01°: `b-1` to `b-3` in the south, `b-4` to `b-6` north of them. */
export const TINY: District = district.parse({
  id: 'tiny', zh: '小区域', en: 'Tiny', schematic: true, zone: 'Asia/Shanghai',
  outline: [square(0, 0, 3, 2)],
  water: [{ id: 'w-1', zh: '小河', en: 'Creek', line: [at(0, 1), at(3, 1)] }],
  streets: [{ id: 's-1', zh: '南街', en: 'South', centre: at(1.5, 0.5) }, { id: 's-2', zh: '北街', en: 'North', centre: at(1.5, 1.5) }],
  areas: [
    { id: 'a-1', zh: '一片', en: 'Area 1', street: 's-1' }, { id: 'a-2', zh: '二片', en: 'Area 2', street: 's-1' },
    { id: 'a-3', zh: '三片', en: 'Area 3', street: 's-2' },
  ],
  blocks: CELLS.map(({ id, area, street, x, y }) => (
    { id, area, street, zh: `${id.slice(2)}块`, en: `Block ${id.slice(2)}`, centre: at(x + 0.5, y + 0.5), polygons: [[square(x, y)]] }
  )),
  limits: LIMITS,
  landmarks: [{ id: 'l-1', zh: '广场', en: 'Square', at: at(1.5, 1) }],
});
