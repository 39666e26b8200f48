import { mean } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { Random } from '#fixtures/random';
import { MEMORY, type MemoryOf } from '#server/aggregate/memory';
import { Table } from '#server/aggregate/table';
import { Carry } from '#server/outlook/carry';
import { COUNTS, VALUES } from '#server/outlook/noise';
import { HOUR } from '#server/outlook/week';

const carryOf = (noise = VALUES) => new Carry(new Table<MemoryOf<'carry'>>(MEMORY.carry), noise, HOUR);
const USUAL = 50;

/** Learns hours that keep `kept` of how far they were off the hour before; gives the carry, the last value, and the mean error against that of the usual alone. */
function walked(kept: number, leap = 0) {
  const carry = carryOf();
  const random = new Random('walk');
  let off = 0;
  const errors: [ours: number, usual: number][] = [];
  for (let n = 0; n < 1500; n++) {
    off = kept * off + random.uniform(-5, 5);
    const value = USUAL + off + (leap > 0 && n % 100 === 50 ? leap : 0);
    if (n > 200) errors.push([Math.abs(carry.forecasts('a')(n * HOUR, USUAL) - value), Math.abs(USUAL - value)]);
    carry.learn('a', n * HOUR, USUAL, value);
  }
  return { carry, last: USUAL + off, ratio: mean(errors.map(([ours]) => ours)) / mean(errors.map(([, usual]) => usual)) };
}

describe('what is carried over', () => {
  it('is nothing where nothing is known', () => {
    expect(carryOf().forecasts('a')(HOUR, USUAL)).toBe(USUAL);
  });

  it('is learned: most of a slow series, nothing of one that forgets', () => {
    expect(walked(0.95).ratio).toBeLessThan(0.5);
    expect(walked(0).ratio).toBeGreaterThan(0.97);
    expect(walked(0).ratio).toBeLessThan(1.05);
  });

  it('is not bent by a leap now and then', () => {
    const { carry, last } = walked(0.9, 1000);
    expect(Math.abs(carry.forecasts('a')(1500 * HOUR, USUAL) - (USUAL + 0.9 * (last - USUAL)))).toBeLessThan(2);
  });

  it('fades across a gap, back to what is usual', () => {
    const { carry } = walked(0.9);
    carry.learn('a', 1500 * HOUR, USUAL, USUAL + 20);
    const off = [1, 10, 100].map((steps) => carry.forecasts('a')((1500 + steps) * HOUR, USUAL) - USUAL);
    expect(off[0]).toBeGreaterThan(14);
    expect(off[1]).toBeLessThan(0.6 * (off[0] ?? 0));
    expect(off[2]).toBeLessThan(0.01);
  });

  it('of counts never makes less than none', () => {
    const carry = carryOf(COUNTS);
    for (let n = 0; n < 200; n++) carry.learn('a', n * HOUR, 10, n % 40 < 20 ? 0 : 20);
    for (let n = 0; n < 20; n++) expect(carry.forecasts('a')((200 + n) * HOUR, n / 10)).toBeGreaterThanOrEqual(0);
  });
});
