import { expect, it } from 'vitest';
import { byStreet, type Area } from '../../../../wall/panels/areas/areas.ts';

const area = (id: string, street: string): Area => ({ id, street, zh: '', en: '', blocks: 2, open: 0, overdue: 0, staff: 0 });

it('areas stand by street, both in the order they come', () => {
  const areas = [area('b1', 'b'), area('a1', 'a'), area('b2', 'b')];
  expect(byStreet(areas).map(({ street, areas: own }) => [street, ...own.map(({ id }) => id)])).toEqual([['b', 'b1', 'b2'], ['a', 'a1']]);
});
