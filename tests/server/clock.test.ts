import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemClock } from '#server/clock';

const HOUR = 3_600_000;

describe('the clock of a living district', () => {
  it('never goes back, and never stands still for long, whatever is done to that of the machine', () => {
    const steps = fc.array(fc.record({ passes: fc.integer({ min: 1, max: HOUR }), set: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -HOUR * 24, max: HOUR * 24 }) }) }), { maxLength: 40 });
    fc.assert(fc.property(steps, (all) => {
      let [wall, own] = [1_000 * HOUR, 0];
      const clock = systemClock({ wall: () => wall, elapsed: () => own });
      let before = clock.now();
      for (const { passes, set } of all) {
        own += passes;
        wall += passes + set;
        const now = clock.now();
        expect(now - before).toBeGreaterThanOrEqual(Math.floor(0.9 * passes) - 1);
        expect(now).toBeGreaterThanOrEqual(wall);
        before = now;
      }
    }));
  });

  it('goes on at nine tenths where the machine is set back, until it is reached, and says how far it is ahead', () => {
    let [wall, own] = [1_000 * HOUR, 0];
    const clock = systemClock({ wall: () => wall, elapsed: () => own });
    const pass = (ms: number) => { wall += ms; own += ms; };
    expect(clock.now()).toBe(1_000 * HOUR);
    wall -= HOUR;
    expect(clock.ahead()).toBe(HOUR);
    pass(HOUR);
    expect(clock.now()).toBe(1_000 * HOUR + 0.9 * HOUR);
    pass(10 * HOUR);
    expect([clock.now(), clock.ahead()]).toEqual([wall, 0]);
  });

  it('follows the machine at once where that is set forward, as after it slept', () => {
    let wall = 1_000 * HOUR;
    const clock = systemClock({ wall: () => wall, elapsed: () => 0 });
    wall += 5 * HOUR;
    expect(clock.now()).toBe(1_005 * HOUR);
  });

  it('goes on from a journal that ends in the future of the machine', () => {
    let own = 0;
    const clock = systemClock({ wall: () => 10 * HOUR + own, elapsed: () => own, from: 12 * HOUR });
    own = HOUR;
    expect(clock.now()).toBe(12 * HOUR + 0.9 * HOUR);
  });
});
