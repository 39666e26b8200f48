import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Oldest } from '#server/aggregate/operators/oldest';

/** Two steps among which things move, and where each thing stands. */
function stepsOf() {
  const places = new Map<number, { at: 0 | 1; since: number }>();
  const oldest = ([0, 1] as const).map((at) => new Oldest((slot, since) => places.get(slot)?.at === at && places.get(slot)?.since === since));
  const move = (slot: number, to?: { at: 0 | 1; since: number }): void => {
    const was = places.get(slot);
    if (to) places.set(slot, to);
    else places.delete(slot);
    if (was) oldest[was.at]?.leave(slot);
    if (to) oldest[to.at]?.add(slot, to.since);
  };
  const least = (at: 0 | 1): number => {
    const times = [...places.values()].filter((one) => one.at === at).map(({ since }) => since);
    return times.length > 0 ? Math.min(...times) : 0;
  };
  const first = (at: 0 | 1): number => Math.min(...[...places].filter(([, one]) => one.at === at && one.since === least(at)).map(([slot]) => slot));
  return { oldest, move, least, first };
}

describe('the oldest at a step', () => {
  it('is the one that stands there since the least time, of several the one in the lowest slot, among those that came and left in any order', () => {
    const step = fc.tuple(fc.nat(5), fc.option(fc.record({ at: fc.constantFrom(0 as const, 1 as const), since: fc.integer({ min: 1, max: 50 }) }), { nil: undefined }));
    fc.assert(fc.property(fc.array(step, { maxLength: 300 }), (all) => {
      const { oldest, move, least, first } = stepsOf();
      for (const [slot, to] of all) {
        move(slot, to);
        for (const at of [0, 1] as const) {
          expect(oldest[at]?.since).toBe(least(at));
          expect(oldest[at]?.slot).toBe(least(at) === 0 ? -1 : first(at));
        }
      }
    }));
  });

  it('keeps few entries of what left, also of one that comes and leaves for ever at the same time', () => {
    const { oldest, move } = stepsOf();
    move(0, { at: 0, since: 1 });
    for (let i = 0; i < 10_000; i++) {
      move(1 + (i % 3), { at: 0, since: 5 });
      move(1 + (i % 3), { at: 1, since: 5 });
    }
    expect(oldest.map(({ since }) => since)).toEqual([1, 5]);
    for (const { room } of oldest) expect(room).toBeLessThan(100);
  });

  it('is none after a clearing', () => {
    const { oldest: [first], move } = stepsOf();
    move(1, { at: 0, since: 5 });
    first?.clear();
    expect(first?.since).toBe(0);
  });
});
