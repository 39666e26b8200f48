import { expect, it } from 'vitest';
import { time } from '#protocol/topics';
import { see } from '#server/aggregate/operators/seen';
import { Table } from '#server/aggregate/table';

it('writes when a key was last seen in steps of a second, so that a frame holds it at most once a second', () => {
  const table = new Table({ seen: time }, () => undefined);
  table.add('b-1');
  const written = [5000, 5400, 5999, 6000, 6200, 9999].map((at) => {
    see(table, 'b-1', at);
    return table.get(0, 'seen');
  });
  expect(written).toEqual([5000, 5000, 5000, 6000, 6000, 9999]);
});

it('adds no row for a key that has none', () => {
  const table = new Table({ seen: time }, () => undefined);
  see(table, 'nowhere', 5000);
  expect(table.size).toBe(0);
});
