import { expect, it } from 'vitest';
import { busiest } from '../../../../wall/panels/scene-blocks/busiest.ts';

const place = (id: string, open: number, overdue = 0, opened = open) => ({ id, open, overdue, opened });

it('the busiest block comes first, of two alike the one with more overdue, and one that never had a case is left out', () => {
  const list = [place('a', 1), place('b', 3), place('c', 3, 1), place('d', 0, 0, 9), place('e', 0)];
  expect(busiest(list).map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd']);
});
