import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Oldest, Places } from '#server/aggregate/operators/oldest';

describe('the oldest at a step', () => {
  it('is the one that stands there since the least time, among those that came and went in any order', () => {
    const step = fc.tuple(fc.nat(5), fc.option(fc.record({ at: fc.constantFrom(0 as const, 1 as const), since: fc.integer({ min: 1, max: 50 }) }), { nil: undefined }));
    fc.assert(fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const places = new Places();
      const oldest = [new Oldest(places), new Oldest(places)] as const;
      const stands = new Map<number, { at: 0 | 1; since: number }>();
      for (const [slot, to] of steps) {
        places.drop(slot);
        stands.delete(slot);
        if (to) {
          oldest[to.at].add(slot, to.since);
          stands.set(slot, to);
        }
        for (const at of [0, 1] as const) {
          const times = [...stands.values()].filter((one) => one.at === at).map(({ since }) => since);
          expect(oldest[at].since).toBe(times.length > 0 ? Math.min(...times) : 0);
        }
      }
    }));
  });

  it('is none after a clearing', () => {
    const oldest = new Oldest(new Places());
    oldest.add(1, 5);
    oldest.clear();
    expect(oldest.since).toBe(0);
  });
});
