import { expect, it } from 'vitest';
import { MEMORY, type MemoryOf } from '#server/aggregate/memory';
import { Table } from '#server/aggregate/table';
import { PairSlots } from '#server/outlook/pair-slots';

it('finds the row of a pair, the first time and again, until rows are others', () => {
  const table = new Table<MemoryOf<'pair'>>(MEMORY.pair);
  const slots = new PairSlots(table);
  expect(slots.find('litter', 'b-1')).toBe(-1);
  const slot = slots.add('litter', 'b-1');
  expect([slots.find('litter', 'b-1'), slots.find('litter', 'b-2'), slots.find('b-1', 'litter')]).toEqual([slot, -1, -1]);
  expect(new PairSlots(table).find('litter', 'b-1')).toBe(slot);
  table.remove(slot);
  slots.clear();
  expect(slots.find('litter', 'b-1')).toBe(-1);
});
