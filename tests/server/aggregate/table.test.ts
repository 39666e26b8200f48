import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCell, pack, unpack } from '#protocol/codec';
import { code, dec, flag, int, series, text, time, type Columns, type Row } from '#protocol/topics';
import { Table, type Changes, type TableDump } from '#server/aggregate/table';
import { cellOf, rowOf } from '../../support/columns.ts';

const columns = { name: text, state: code('open', 'shut'), count: int, ratio: dec(2), at: time, on: flag, spark: series(3) } as const;
type Cells = Omit<Row<typeof columns>, 'id'>;
const NAMES = Object.keys(columns) as (keyof typeof columns)[];
const AT = 1_800_000_000_000;

/** The plainest thing that behaves like a table: a map of rows. */
type Model = Map<string, Cells>;
interface Step { said: string; run: (table: Table<typeof columns>, model: Model) => void }

const EMPTY: Cells = { name: '', state: 'open', count: 0, ratio: 0, at: 0, on: false, spark: [] };
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const row = rowOf(columns);
const part = row.chain((cells) => fc.subarray(NAMES).map((names) => Object.fromEntries(names.map((name) => [name, cells[name]])) as Partial<Cells>));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ id, cells: part }).map(({ id, cells }): Step => ({ said: `add ${id}`, run: (table, model) => {
    if (model.has(id)) return;
    table.add(id, cells);
    model.set(id, { ...EMPTY, ...cells });
  } })) },
  { weight: 4, arbitrary: fc.record({ id, cells: part }).map(({ id, cells }): Step => ({ said: `put ${id}`, run: (table, model) => {
    const before = model.get(id);
    if (!before) return;
    table.put(table.slot(id), cells);
    model.set(id, { ...before, ...cells });
  } })) },
  { weight: 1, arbitrary: fc.record({ id, by: fc.integer({ min: -5, max: 5 }) }).map(({ id, by }): Step => ({ said: `bump ${id}`, run: (table, model) => {
    const before = model.get(id);
    if (!before) return;
    table.bump(table.slot(id), 'count', by);
    model.set(id, { ...before, count: before.count + by });
  } })) },
  { weight: 2, arbitrary: fc.record({ id, cells: row }).map(({ id, cells }): Step => ({ said: `upsert ${id}`, run: (table, model) => {
    table.upsert({ id, ...cells });
    model.set(id, cells);
  } })) },
  { weight: 2, arbitrary: id.map((id): Step => ({ said: `remove ${id}`, run: (table, model) => {
    table.remove(table.slot(id));
    model.delete(id);
  } })) },
);
const steps = fc.array(step, { maxLength: 60 });

const rowsOf = (model: Model) => [...model].map(([id, cells]) => ({ id, ...cells }));
const byId = <R extends { id: string }>(rows: readonly R[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
const touched = () => undefined;

/** What a display keeps of a table, from its drained changes alone. */
class Copy {
  private readonly slots = new Map<number, Record<string, unknown>>();

  apply({ removed, ops }: Changes, list: readonly [string, Columns[string]][]): void {
    for (const slot of removed) this.slots.delete(slot);
    for (let i = 0; i < ops.length;) {
      const slot = ops[i++] as number;
      const mask = ops[i++] as number;
      const row = this.slots.get(slot) ?? {};
      this.slots.set(slot, row);
      if (mask & 1) row['id'] = ops[i++];
      list.forEach(([name, column], bit) => { if (mask & (2 << bit)) row[name] = decodeCell(column, ops[i++], AT); });
    }
  }

  rows = () => byId([...this.slots.values()] as { id: string }[]);
}

describe('a table', () => {
  it('holds what a map of rows would, in the order in which rows came', () => {
    fc.assert(fc.property(steps, (all) => {
      const [table, model] = [new Table(columns), new Map() as Model];
      for (const { run } of all) run(table, model);
      expect(table.rows()).toEqual(rowsOf(model));
      expect(table.size).toBe(model.size);
    }));
  });

  it('drains changes that make a copy of it, whenever they are drained and however often each is applied', () => {
    fc.assert(fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: step }, { weight: 1, arbitrary: fc.constant('drain' as const) }), { maxLength: 60 }), fc.boolean(), (all, twice) => {
      const [table, model, copy] = [new Table(columns, touched), new Map() as Model, new Copy()];
      for (const one of [...all, 'drain' as const]) {
        if (one !== 'drain') {
          one.run(table, model);
          continue;
        }
        const changes = table.drain(AT);
        if (!changes) continue;
        const wire = unpack(pack(changes)) as Changes;
        copy.apply(wire, table.list);
        if (twice) copy.apply(wire, table.list);
      }
      expect(copy.rows()).toEqual(byId(rowsOf(model)));
      expect(table.changed).toBe(false);
      expect(table.drain(AT)).toBeUndefined();
    }));
  });

  it('has a snapshot that holds every row', () => {
    fc.assert(fc.property(steps, (all) => {
      const [table, model] = [new Table(columns, touched), new Map() as Model];
      for (const { run } of all) run(table, model);
      const [slots, [ids = [], ...cells]] = unpack(pack(table.snapshot(AT))) as [number[], unknown[][]];
      const rows = ids.map((id, i) => ({ id, ...Object.fromEntries(table.list.map(([name, column], c) => [name, decodeCell(column, cells[c]?.[i], AT)])) }));
      expect(rows).toEqual(rowsOf(model));
      expect(slots).toEqual([...model.keys()].map((id) => table.slot(id)));
    }));
  });

  it('restored from its dump goes on as if nothing had happened, slots and frames included', () => {
    fc.assert(fc.property(steps, steps, (before, after) => {
      const [table, model] = [new Table(columns, touched), new Map() as Model];
      for (const { run } of before) run(table, model);
      const restored = new Table(columns, touched);
      restored.add('stale', { count: 9 });
      restored.restore(unpack(pack(table.dump())) as TableDump);
      expect(restored.changed).toBe(false);
      table.drain(AT);
      const twin = new Map(model);
      for (const { run } of after) {
        run(table, model);
        run(restored, twin);
      }
      expect(restored.rows()).toEqual(table.rows());
      expect(restored.snapshot(AT)).toEqual(table.snapshot(AT));
      expect(restored.drain(AT)).toEqual(table.drain(AT));
    }));
  });

  it('drains nothing for a cell that was set to what it was', () => {
    fc.assert(fc.property(row, (cells) => {
      const table = new Table(columns, touched);
      const slot = table.add('a', cells);
      table.drain(AT);
      table.put(slot, cells);
      table.bump(slot, 'count', 0);
      expect(table.changed).toBe(false);
    }));
  });

  it('drains only the cells that changed', () => {
    const table = new Table(columns, touched);
    const slot = table.add('a', { name: 'Caoyang', count: 1 });
    table.drain(AT);
    table.bump(slot, 'count', 2);
    expect(table.drain(AT)).toEqual({ removed: [], ops: [slot, 2 << NAMES.indexOf('count'), 3] });
  });

  it('says once that it changed, until it is drained', () => {
    let said = 0;
    const table = new Table(columns, () => { said += 1; });
    const slot = table.add('a');
    table.set(slot, 'count', 1);
    table.set(slot, 'name', 'x');
    expect(said).toBe(1);
    table.drain(AT);
    table.set(slot, 'count', 2);
    expect(said).toBe(2);
  });

  it('gives a freed slot to the next row, and keeps those of the others', () => {
    const table = new Table(columns);
    const [a, b, c] = ['a', 'b', 'c'].map((id) => table.add(id));
    table.remove(b ?? -1);
    expect([table.add('d'), table.slot('a'), table.slot('c'), table.slot('b')]).toEqual([b, a, c, -1]);
    expect(table.row(b ?? -1)).toEqual({ id: 'd', ...EMPTY });
  });

  it('tracks no change where nobody is told', () => {
    const table = new Table(columns);
    table.set(table.add('a'), 'count', 1);
    table.remove(table.slot('a'));
    expect([table.changed, table.drain(AT)]).toEqual([false, undefined]);
  });

  it('refuses an id twice, and a 31st column where it is published', () => {
    const wide = (n: number): Columns => Object.fromEntries(Array.from({ length: n }, (_, i) => [`c${i}`, int]));
    const table = new Table(columns);
    table.add('a');
    expect(() => table.add('a')).toThrow(RangeError);
    expect(() => new Table(wide(31), touched)).toThrow(RangeError);
    expect(new Table(wide(31)).list).toHaveLength(31);
  });

  it('of 30 columns still names each of them in a mask', () => {
    const wide: Columns = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`c${i}`, int]));
    const [table, copy] = [new Table(wide, touched), new Copy()];
    const take = () => { copy.apply(unpack(pack(table.drain(AT))) as Changes, table.list); };
    const slot = table.add('a', { c29: 7 });
    take();
    table.set(slot, 'c29', 8);
    take();
    expect(copy.rows()).toEqual(table.rows());
  });
});

describe('a cell of any column', () => {
  it.each(Object.entries(columns))('%s is kept as it is', (name, column) => {
    fc.assert(fc.property(cellOf(column), (value) => {
      const table = new Table({ [name]: column });
      const slot = table.add('a', { [name]: value } as never);
      expect(table.get(slot, name)).toEqual(value);
    }));
  });

  it('sums decimals without a rest, so that what is taken away again leaves nothing', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), (hundredths) => {
      const table = new Table({ ratio: dec(2) });
      const slot = table.add('a');
      for (const value of hundredths) table.bump(slot, 'ratio', value / 100);
      for (const value of hundredths) table.bump(slot, 'ratio', -value / 100);
      expect(Object.is(table.get(slot, 'ratio'), 0)).toBe(true);
    }));
  });

  it('writes a row that is new or known, without what it has no column for', () => {
    const table = new Table({ count: int });
    const row = { id: 'a', count: 1, secret: 'x' };
    expect(table.upsert(row)).toBe(table.upsert({ ...row, count: 2 }));
    expect(table.rows()).toEqual([{ id: 'a', count: 2 }]);
  });
});
