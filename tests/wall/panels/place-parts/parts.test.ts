import { expect, it } from 'vitest';
import { partsOf } from '../../../../wall/panels/place-parts/parts.ts';

const area = (id: string, street: string, open: number, overdue = 0) => ({ id, street, zh: id, en: id, blocks: 1, open, overdue, staff: 0 });
const block = (id: string, of: string, open: number) => ({
  id, area: of, street: 's-1', zh: id, en: id, open, overdue: 0, opened: 0, closed: 0, alerts: 0, gravest: 0, seen: 0, devices: 0, offline: 0, staff: 0,
});

it('a street is made of areas and an area of blocks, most in hand first, of alike ones the one with more overdue; a block of nothing', () => {
  const areas = [area('a-1', 's-1', 2), area('a-2', 's-1', 5), area('a-3', 's-1', 5, 1), area('a-4', 's-2', 9)];
  const blocks = [block('b-1', 'a-1', 1), block('b-2', 'a-1', 3), block('b-3', 'a-2', 7)];
  const of = (about: string, id: string) => partsOf({ about, id }, areas, blocks).map((part) => `${part.about}/${part.row.id}`);
  expect(of('street', 's-1')).toEqual(['area/a-3', 'area/a-2', 'area/a-1']);
  expect(of('area', 'a-1')).toEqual(['block/b-2', 'block/b-1']);
  expect(of('block', 'b-1')).toEqual([]);
});
