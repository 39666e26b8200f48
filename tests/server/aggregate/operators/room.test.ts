import { expect, it } from 'vitest';
import { int } from '#protocol/topics';
import { roomIn } from '#server/aggregate/operators/room';
import { Table } from '#server/aggregate/table';

it('a key keeps its own row once it has one, and shares one where there is no room', () => {
  const table = new Table({ count: int });
  const room = roomIn(table, 2, 'other');
  const keys = ['a', 'b', 'c', 'a'].map((name) => {
    const key = room(name);
    if (!table.has(key)) table.add(key);
    return key;
  });
  expect(keys).toEqual(['a', 'b', 'other', 'a']);
});
