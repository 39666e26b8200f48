import { expect, it } from 'vitest';
import { MEMORY } from '#server/aggregate/memory';
import { Causes } from '#server/aggregate/operators/causes';
import { Table } from '#server/aggregate/table';

function causesOf() {
  const table = new Table(MEMORY.cause);
  return { table, causes: new Causes(table) };
}

it('have a row and a case, and keep the case when the row is gone', () => {
  const { causes } = causesOf();
  causes.stand('k', 'r', 'c');
  expect([causes.row('k'), causes.rowsOf('c'), causes.has('c')]).toEqual(['r', ['r'], true]);
  causes.rest('k', 7);
  causes.leave('k', 'other');
  expect(causes.find('k')).toMatchObject({ row: 'r', case: 'c', ended: 7 });
  causes.leave('k', 'r');
  expect([causes.find('k')?.row, causes.rowsOf('c'), causes.has('c')]).toEqual(['', [], true]);
  causes.stand('k', 'r2', 'c');
  expect(causes.find('k')).toMatchObject({ row: 'r2', ended: 0 });
});

it('leave a case for a new one', () => {
  const { causes } = causesOf();
  causes.stand('k', 'r', 'c');
  causes.stand('k', 'r2', 'c2');
  expect([causes.has('c'), causes.rowsOf('c2')]).toEqual([false, ['r2']]);
});

it('move into another case, and are forgotten with it, in an order that a restart keeps', () => {
  const { table, causes } = causesOf();
  causes.stand('k1', 'r1', 'c1');
  causes.stand('k2', 'r2', 'c2');
  causes.stand('k3', 'r3', 'c1');
  causes.move('c2', 'c1');
  expect([causes.rowsOf('c1'), causes.has('c2')]).toEqual([['r1', 'r2', 'r3'], false]);
  const copy = new Table(MEMORY.cause);
  copy.restore(table.dump());
  const restored = new Causes(copy);
  restored.recall();
  expect(restored.rowsOf('c1')).toEqual(['r1', 'r2', 'r3']);
  restored.forget('c1');
  expect([copy.size, restored.has('c1')]).toEqual([0, false]);
});

it('that were never told are none', () => {
  const { causes } = causesOf();
  causes.rest('k', 1);
  causes.forget('c');
  expect([causes.find('k'), causes.row('k'), causes.rowsOf('c')]).toEqual([undefined, '', []]);
});
