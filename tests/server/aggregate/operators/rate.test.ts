import { describe, expect, it } from 'vitest';
import { MEMORY } from '#server/aggregate/memory';
import { Rate } from '#server/aggregate/operators/rate';
import { Table } from '#server/aggregate/table';
import { Timers } from '#server/aggregate/timers';

function rateOf() {
  const timers = new Timers();
  const told = new Map<string, number[]>();
  const rate = new Rate(new Table(MEMORY.rate), timers, 'rate', (key, perMinute) => { told.set(key, [...(told.get(key) ?? []), perMinute]); });
  return { timers, rate, told };
}

describe('a rate', () => {
  it('settles at the events a minute of a steady source', () => {
    const { timers, rate, told } = rateOf();
    for (let second = 0; second < 600; second++) {
      timers.run(second * 1000);
      rate.count('a');
      rate.count('a');
    }
    expect(told.get('a')?.at(-1)).toBeCloseTo(120, 0);
  });

  it('has three quarters of the way behind it after eighty seconds', () => {
    const { timers, rate, told } = rateOf();
    for (let second = 0; second < 81; second++) {
      timers.run(second * 1000);
      rate.count('a');
    }
    expect(told.get('a')?.at(-1)).toBeGreaterThan(45);
  });

  it('falls to 0 by itself when the source is silent, and rests then', () => {
    const { timers, rate, told } = rateOf();
    for (let i = 0; i < 1000; i++) rate.count('a');
    timers.run(20 * 60_000);
    const rates = told.get('a') ?? [];
    expect(rates.at(-1)).toBe(0);
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    expect(timers.size).toBe(0);
  });

  it('counts one event as one, spread over the minutes that follow', () => {
    const { timers, rate, told } = rateOf();
    rate.count('a');
    timers.run(20 * 60_000);
    const total = (told.get('a') ?? []).reduce((sum, perMinute) => sum + perMinute / 6, 0);
    expect(total).toBeCloseTo(1, 0);
  });

  it('keeps its keys apart', () => {
    const { timers, rate, told } = rateOf();
    rate.count('a');
    rate.count('b');
    rate.count('b');
    timers.run(10_000);
    expect([told.get('a'), told.get('b')]).toEqual([[1], [2]]);
  });
});
