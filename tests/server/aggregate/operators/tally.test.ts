import { describe, expect, it } from 'vitest';
import { int } from '#protocol/topics';
import { Tally } from '#server/aggregate/operators/tally';
import { Table } from '#server/aggregate/table';

interface Item { place: string; weight: number }
const COLUMNS = { count: int, weight: int } as const;

function tallyOf(grow = false) {
  const marks: string[] = [];
  const table = new Table(COLUMNS, () => { marks.push('touched'); });
  for (const id of ['here', 'there']) table.add(id);
  table.drain(0);
  marks.length = 0;
  const tally = new Tally<Item, typeof COLUMNS>(table, ({ place }) => place, { count: () => 1, weight: ({ weight }) => weight }, grow);
  return { table, tally, marks, row: (id: string) => { const slot = table.slot(id); return slot < 0 ? undefined : [table.get(slot, 'count'), table.get(slot, 'weight')]; } };
}

describe('a tally', () => {
  it('adds a row that comes and takes away one that goes', () => {
    const { tally, row } = tallyOf();
    tally.change(undefined, { place: 'here', weight: 3 });
    tally.change(undefined, { place: 'here', weight: 4 });
    expect(row('here')).toEqual([2, 7]);
    tally.change({ place: 'here', weight: 3 }, undefined);
    expect(row('here')).toEqual([1, 4]);
  });

  it('moves a row that changes its key', () => {
    const { tally, row } = tallyOf();
    tally.change(undefined, { place: 'here', weight: 3 });
    tally.change({ place: 'here', weight: 3 }, { place: 'there', weight: 5 });
    expect([row('here'), row('there')]).toEqual([[0, 0], [1, 5]]);
  });

  it('touches nothing where a row adds what it added before', () => {
    const { tally, marks, table } = tallyOf();
    tally.change({ place: 'here', weight: 3 }, { place: 'here', weight: 3 });
    expect([marks, table.changed]).toEqual([[], false]);
  });

  it('touches only the sums that a change concerns', () => {
    const { tally, table } = tallyOf();
    tally.change({ place: 'here', weight: 3 }, { place: 'here', weight: 5 });
    expect(table.drain(0)).toEqual({ removed: [], ops: [0, 4, 2] });
  });

  it('counts nowhere what has a key without a row, also where it came from one with', () => {
    const { tally, row } = tallyOf();
    tally.change(undefined, { place: 'here', weight: 3 });
    tally.change({ place: 'here', weight: 3 }, { place: 'nowhere', weight: 3 });
    expect([row('here'), row('nowhere')]).toEqual([[0, 0], undefined]);
    tally.change({ place: 'nowhere', weight: 3 }, { place: 'elsewhere', weight: 9 });
    expect(row('elsewhere')).toBeUndefined();
  });

  it('adds rows as keys come where it may, but none for the empty key', () => {
    const { tally, row, table } = tallyOf(true);
    tally.change(undefined, { place: 'new', weight: 2 });
    tally.change(undefined, { place: '', weight: 2 });
    expect([row('new'), table.size]).toEqual([[1, 2], 3]);
  });
});
