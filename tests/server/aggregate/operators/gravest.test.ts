import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { int } from '#protocol/topics';
import { MEMORY } from '#server/aggregate/memory';
import { Gravest } from '#server/aggregate/operators/gravest';
import { Table } from '#server/aggregate/table';

interface Item { place: string; severity: number }

function gravestOf() {
  const table = new Table({ gravest: int }, () => undefined);
  for (const id of ['here', 'there']) table.add(id);
  const gravest = new Gravest<Item>(new Table(MEMORY.grades), table, ({ place }) => place, ({ severity }) => severity);
  return { change: gravest.change, at: (id: string) => table.get(table.slot(id), 'gravest') };
}

describe('the gravest severity', () => {
  it('is the least number among the rows, and 0 where there are none', () => {
    const { change, at } = gravestOf();
    expect(at('here')).toBe(0);
    change(undefined, { place: 'here', severity: 3 });
    change(undefined, { place: 'here', severity: 1 });
    expect(at('here')).toBe(1);
    change({ place: 'here', severity: 1 }, undefined);
    expect(at('here')).toBe(3);
    change({ place: 'here', severity: 3 }, { place: 'here', severity: 0 });
    expect(at('here')).toBe(0);
  });

  it('counts nowhere what has a key without a row', () => {
    const { change, at } = gravestOf();
    change(undefined, { place: 'nowhere', severity: 1 });
    change({ place: 'nowhere', severity: 1 }, { place: 'there', severity: 2 });
    expect([at('here'), at('there')]).toEqual([0, 2]);
  });

  it('equals the minimum over all rows, whatever comes, moves and goes', () => {
    const item = fc.option(fc.record({ place: fc.constantFrom('here', 'there', 'nowhere'), severity: fc.integer({ min: 0, max: 3 }) }), { nil: undefined });
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(4), item), { maxLength: 40 }), (steps) => {
      const { change, at } = gravestOf();
      const rows = new Map<number, Item | undefined>();
      for (const [key, is] of steps) {
        change(rows.get(key), is);
        rows.set(key, is);
        for (const place of ['here', 'there']) {
          const grades = [...rows.values()].flatMap((row) => (row?.place === place && row.severity > 0 ? [row.severity] : []));
          expect(at(place)).toBe(grades.length > 0 ? Math.min(...grades) : 0);
        }
      }
    }));
  });
});
