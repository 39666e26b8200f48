import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numeral } from '../../../wall/i18n/numeral.ts';

it('says numbers as one does in Chinese', () => {
  expect([0, 1, 6, 10, 11, 20, 27, 45, 59, 100, 101, 110, 115, 205, 278, 1000, 1001, 1010, 2026, 9999].map(numeral)).toEqual([
    '零', '一', '六', '十', '十一', '二十', '二十七', '四十五', '五十九', '一百', '一百零一', '一百一十', '一百一十五', '二百零五', '二百七十八',
    '一千', '一千零一', '一千零一十', '二千零二十六', '九千九百九十九',
  ]);
});

it('gives what it cannot say in figures', () => {
  expect([10_000, -1, 1.5].map(numeral)).toEqual(['10000', '-1', '1.5']);
});

it('never says two numbers alike', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 9_999 }), (a, b) => {
    expect(numeral(a) === numeral(b)).toBe(a === b);
  }));
});
