import { describe, expect, it } from 'vitest';
import { linesOf, sorted, type Column } from '../../../../wall/modes/console/column.ts';

interface Thing { id: string; name: string; at: number }
const columns: readonly Column<Thing>[] = [
  { id: 'name', label: '名称', text: ({ name }) => name },
  { id: 'at', label: '时间', text: ({ at }) => `${at} 前`, by: ({ at }) => at, csv: ({ at }) => String(at) },
];
const things: Thing[] = [{ id: '1', name: '长寿', at: 10 }, { id: '2', name: '甘泉', at: 9 }, { id: '3', name: '长寿', at: 100 }];
const ids = (sort: string) => sorted(things, columns, sort).map(({ id }) => id).join('');

describe('a table', () => {
  it('sorts by a column either way, numbers as numbers, equals as they come', () => {
    expect(ids('at')).toBe('213');
    expect(ids('-at')).toBe('312');
    expect(ids('name')).toBe('213');
    expect(ids('-name')).toBe('132');
  });

  it('stays as it comes where the address names no column of it', () => {
    expect([ids(''), ids('colour'), ids('-')]).toEqual(['123', '123', '123']);
  });

  it('exports labels and rows, whole times where the screen shows how long ago', () => {
    expect(linesOf(columns, things.slice(0, 1))).toEqual([['名称', '时间'], ['长寿', '10']]);
  });
});
