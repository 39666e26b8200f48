import { expect, it } from 'vitest';
import { inAll, lastVisits, visitsByStreet } from '../../../../wall/panels/visits/streets.ts';

const block = (id: string, today: number, found: number, month: number) => ({ id, today, found, month, last: 0 });
const visit = (id: string, at: number) => ({ id, post: '', block: 'a-1', scene: '', case: '', at });

it('the blocks of a street are counted together; one of no street nowhere', () => {
  const streets = visitsByStreet([block('a-1', 2, 1, 9), block('b-1', 4, 0, 4), block('a-2', 3, 1, 7), block('x', 9, 9, 9)], (id) => (id === 'x' ? undefined : id.slice(0, 1)));
  expect(streets).toEqual([{ id: 'a', today: 5, found: 2, month: 16 }, { id: 'b', today: 4, found: 0, month: 4 }]);
  expect(inAll(streets)).toEqual({ today: 9, found: 2, month: 20 });
});

it('the newest visit comes first, and of two at once the one told later', () => {
  expect(lastVisits([visit('1', 5), visit('2', 7), visit('3', 7)]).map(({ id }) => id)).toEqual(['3', '2', '1']);
});
