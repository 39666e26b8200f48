import { describe, expect, it } from 'vitest';
import { TOPICS } from '#protocol/topics';
import { Format } from '../../../../wall/i18n/format.ts';
import { zh } from '../../../../wall/i18n/zh.ts';
import { figures } from '../../../../wall/panels/figures/figures.ts';
import { FlipGate } from '../../../../wall/panels/figures/flip.ts';

const empty = Object.fromEntries(Object.keys(TOPICS.district.tables.totals).map((name) => [name, 0]));
const cells = (some: object) => Object.fromEntries(figures({ id: 'district', ...empty, ...some } as never, zh, new Format(zh, 'Asia/Shanghai')).map((cell) => [cell.name, cell]));

describe('the six figures', () => {
  it('give the published rate for the published counts, with what it is a share of', () => {
    expect(cells({ onTime: 737, closed: 972 })['on-time']).toMatchObject({ value: '75.8', unit: '%', note: '结案 972 件' });
  });

  it('give a dash rather than a rate of nothing', () => {
    expect(cells({})['on-time']).toMatchObject({ value: '–', unit: '' });
  });

  it('are red for what is overdue, and only then', () => {
    expect([cells({ overdue: 1, open: 2 })['overdue']?.alarming, cells({})['overdue']?.alarming, cells({ open: 9 })['open']?.alarming]).toEqual([true, false, false]);
  });
});

describe('flipping', () => {
  it('lets three figures flip at once and no fourth', () => {
    const gate = new FlipGate();
    expect(['a', 'b', 'c', 'd'].map((name) => gate.claim(name, 0))).toEqual([true, true, true, false]);
    expect(gate.claim('d', 300)).toBe(true);
  });

  it('lets a figure that changes all the time rest', () => {
    const gate = new FlipGate();
    const flips = Array.from({ length: 600 }, (_, i) => gate.claim('open', i * 100)).filter(Boolean);
    expect(flips.length).toBeLessThanOrEqual(2);
  });
});
