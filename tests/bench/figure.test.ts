import { describe, expect, it } from 'vitest';
import { held, rounded, table } from './figure.ts';

describe('a figure', () => {
  it('holds its goal on the right side of it, the limit included where the sign says so', () => {
    expect(['>= 5', '<= 5', '> 5', '< 5'].map((goal) => held({ value: 5, goal }))).toEqual([true, true, false, false]);
    expect(held({ value: 5 })).toBeUndefined();
  });

  it('refuses a goal that nobody can check', () => {
    expect(() => held({ value: 5, goal: 'fast' })).toThrow(RangeError);
  });

  it('keeps four digits, and every digit of a large whole number', () => {
    expect([1.234567, 0.000123456, 20_123.4].map(rounded)).toEqual([1.235, 0.0001235, 20_123]);
  });

  it('is a line of a table that says whether it held', () => {
    const lines = table([{ bench: 'grow', figure: 'cost', value: 1.1, unit: 'x', goal: '<= 1.2' }, { bench: 'grow', figure: 'memory', value: 12, unit: 'MiB' }]).split('\n');
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ['bench', 'figure', 'value', 'unit', 'goal'], ['grow', 'cost', '1.1', 'x', '<= 1.2', 'held'], ['grow', 'memory', '12', 'MiB'],
    ]);
  });
});
