import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fails, judge, larger } from './verdict.ts';
import type { Sample } from './slope.ts';
import { DAYS, seeds, series } from './swings.ts';

const verdict = (samples: Sample[], faults?: true) => judge({ what: 'heap', unit: 'MiB', samples, ...(faults && { faults }) }).verdict;

describe('a soak', () => {
  it('finds what grows by five in a hundred over a day or a month, whatever the noise and the hour', () => {
    fc.assert(fc.property(seeds, fc.constantFrom(24, 720), fc.double({ min: 0, max: 24, noNaN: true }), (seed, hours, from) => {
      expect(verdict(series(seed, { hours, more: (hour) => 5 * hour / hours + 3 * Math.sin(DAYS * (hour + from)) }))).toBe('grows');
    }));
  });

  it('takes nothing for growth that only swings, stays, or gets less', () => {
    const others = [(hour: number) => 5 * Math.sin(DAYS * 12 * hour), (hour: number) => 8 * Math.sin(DAYS * hour), () => 0, (hour: number) => -hour];
    fc.assert(fc.property(seeds, fc.constantFrom(...others), (seed, more) => { expect(verdict(series(seed, { more }))).not.toBe('grows'); }));
  });

  it('takes nothing for growth that goes up and is given back, as keys between two generations', () => {
    fc.assert(fc.property(seeds, fc.double({ min: 0, max: 2, noNaN: true }), (seed, from) => {
      expect(verdict(series(seed, { more: (hour) => 10 * ((hour + from) % 2) }))).not.toBe('grows');
    }));
  });

  it('calls nothing held that may have grown by a tenth', () => {
    expect(verdict(series(1, { lean: 0, more: (hour) => 60 * ((hour * 7.3) % 1) }))).toBe('not clear');
    expect(verdict(series(1))).toBe('held');
  });

  it('is not had for a slope that is sure and next to nothing', () => {
    const { low, verdict } = judge({ what: 'heap', unit: 'MiB', samples: series(1).map(({ at }) => ({ at, value: 100 + at / 40 })) });
    expect(low).toBeGreaterThan(0);
    expect(verdict).toBe('held');
  });

  it('fails by what grows and by a single fault', () => {
    const one = series(1).map(({ at }, i) => ({ at, value: i === 60 ? 1 : 0 }));
    expect(verdict(one, true)).toBe('faults');
    expect(verdict(one.map(({ at }) => ({ at, value: 0 })), true)).toBe('none');
    const found = judge({ what: '', unit: '', samples: one });
    expect((['grows', 'faults', 'held', 'not clear', 'none'] as const).map((verdict) => fails({ ...found, verdict }))).toEqual([true, true, false, false, false]);
  });

  it('names the parts that are larger than they were, the most grown first', () => {
    const part = (what: string, more: (hour: number) => number) => ({ what, unit: 'KiB', samples: series(1, { more }), part: true as const });
    expect(larger([part('stays', () => 0), part('grows', (hour) => hour), part('less', (hour) => -hour), part('grows more', (hour) => 2 * hour)]).map(({ what }) => what)).toEqual(['grows more', 'grows']);
  });
});
