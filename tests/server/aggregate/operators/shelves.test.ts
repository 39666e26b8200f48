import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { int } from '#protocol/topics';
import { Order } from '#server/aggregate/operators/order';
import { Shelves } from '#server/aggregate/operators/shelves';
import { Table } from '#server/aggregate/table';

const ROOM = { open: 3, closed: 2 };

describe('shelves', () => {
  it('hold the last rows that changed on each, as lists would that are cut', () => {
    const put = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), on: fc.constantFrom('open' as const, 'closed' as const) });
    fc.assert(fc.property(fc.array(put, { maxLength: 60 }), (puts) => {
      const table = new Table({ count: int }, () => undefined);
      const shelves = new Shelves(table, { open: { order: new Order(), room: ROOM.open }, closed: { order: new Order(), room: ROOM.closed } });
      const lists = { open: [] as string[], closed: [] as string[] };
      puts.forEach(({ id, on }, count) => {
        shelves.put({ id, count }, on);
        for (const name of ['open', 'closed'] as const) lists[name] = lists[name].filter((each) => each !== id);
        lists[on] = [...lists[on], id].slice(-ROOM[on]);
      });
      expect(table.rows().map(({ id }) => id).sort()).toEqual([...lists.open, ...lists.closed].sort());
    }));
  });
});
