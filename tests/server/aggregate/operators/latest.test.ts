import { describe, expect, it } from 'vitest';
import { int, text } from '#protocol/topics';
import { Latest } from '#server/aggregate/operators/latest';
import { Order } from '#server/aggregate/operators/order';
import { Table } from '#server/aggregate/table';

function latestOf(limit: number) {
  const table = new Table({ name: text, count: int }, () => undefined);
  const latest = new Latest(table, new Order(), limit);
  return { table, put: (id: string, count = 0) => latest.put({ id, name: `row ${id}`, count }), ids: () => table.rows().map(({ id }) => id).sort() };
}

describe('the latest rows', () => {
  it('are the last so many that changed; the one that changed longest ago makes room', () => {
    const { put, ids } = latestOf(3);
    for (const id of ['a', 'b', 'c', 'a', 'd']) put(id);
    expect(ids()).toEqual(['a', 'c', 'd']);
    put('e');
    expect(ids()).toEqual(['a', 'd', 'e']);
  });

  it('change in place while they are kept, cell by cell', () => {
    const { put, table } = latestOf(3);
    put('a', 1);
    table.drain(0);
    put('a', 2);
    expect(table.drain(0)).toEqual({ removed: [], ops: [0, 4, 2] });
  });

  it('leave out what the table has no column for', () => {
    const table = new Table({ count: int }, () => undefined);
    const latest = new Latest(table, new Order(), 2);
    const row = { id: 'a', count: 1, secret: 'x' };
    latest.put(row);
    latest.put({ ...row, count: 2 });
    expect(table.rows()).toEqual([{ id: 'a', count: 2 }]);
  });

  it('may be taken from the table that keeps them, wherever that has their columns', () => {
    const kept = new Table({ secret: text, count: int, name: text });
    const table = new Table({ name: text, count: int }, () => undefined);
    const latest = new Latest(table, new Order(), 2);
    const slots = ['a', 'b', 'c'].map((id, count) => kept.add(id, { secret: 'x', name: `row ${id}`, count }));
    for (const slot of slots) latest.take(kept, slot);
    expect(table.rows().sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([{ id: 'b', name: 'row b', count: 1 }, { id: 'c', name: 'row c', count: 2 }]);
    table.drain(0);
    kept.set(slots[2] ?? -1, 'count', 7);
    latest.take(kept, slots[2] ?? -1);
    expect(table.drain(0)).toEqual({ removed: [], ops: [0, 4, 7] });
  });

  it('may all be taken out, and begin anew', () => {
    const table = new Table({ count: int }, () => undefined);
    const latest = new Latest(table, new Order(), 2);
    for (const id of ['a', 'b']) latest.put({ id, count: 1 });
    latest.clear();
    expect(table.size).toBe(0);
    for (const id of ['c', 'a', 'd']) latest.put({ id, count: 1 });
    expect(table.rows().map(({ id }) => id).sort()).toEqual(['a', 'd']);
  });
});
