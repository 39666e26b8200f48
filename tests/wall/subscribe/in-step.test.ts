import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DistrictClock } from '../../../wall/subscribe/clock.ts';
import { inFrame, inStep, turnAt } from '../../../wall/subscribe/in-step.ts';
import { ManualTiming } from '../support/manual-timing.ts';

const PERIOD = 20_000;

/** A display that was loaded at some moment of its own, and knows the district's time by one round trip; `turns` are [number, the true synced time]. */
function display({ offset = 0, speed = 1, origin = 1.7e12, period = PERIOD, out = 0, back = 0 } = {}) {
  const timing = new ManualTiming();
  const clock = new DistrictClock(() => timing.now() - offset);
  const truth = () => (origin + timing.now() * speed) / speed;
  clock.reset(origin + timing.now() * speed, speed);
  const sent = timing.now() - offset;
  timing.pass(out);
  const at = origin + timing.now() * speed;
  timing.pass(back);
  clock.measured(at, sent, timing.now() - offset);
  const turns: [number, number][] = [];
  const stop = inStep(clock, timing, period, (turn) => { turns.push([turn, truth()]); });
  return { timing, clock, turns, stop };
}

test('displays turn at the same moment of the server, whenever they were loaded and whatever their own clock says', () => {
  const trip = fc.integer({ min: 0, max: 30 });
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom(1, 60), fc.integer({ min: 1e12, max: 2e12 }), trip, trip, (offset, speed, origin, out, back) => {
    const { timing, turns } = display({ offset, speed, origin, out, back });
    timing.pass(5 * PERIOD);
    expect(turns.length).toBeGreaterThanOrEqual(4);
    // Half of a round trip is what nobody can know, and a browser's timer counts whole ms.
    for (const [turn, at] of turns) expect(Math.abs(at - turn * PERIOD)).toBeLessThanOrEqual((out + back) / 2 + 1 + 1 / speed);
    expect(turns.map(([turn]) => turn)).toEqual(turns.map((_, i) => (turns[0]?.[0] ?? 0) + i));
  }));
});

test('turns go on by the last offset while no server speaks', () => {
  const { timing, turns } = display();
  timing.pass(3_600_000);
  expect(turns.length).toBe(180);
  expect(turns.at(-1)?.[1]).toBe((turns.at(-1)?.[0] ?? 0) * PERIOD);
});

test('a clock that is set back by a little does not turn back, one of another server does', () => {
  const { timing, clock, turns } = display({ origin: 10 * PERIOD - 1000 });
  timing.pass(1000);
  clock.reset(10 * PERIOD - 5, 1);
  timing.pass(2000);
  expect(turns.map(([turn]) => turn)).toEqual([10]);
  clock.reset(3 * PERIOD, 1);
  timing.pass(1000);
  expect(turns.map(([turn]) => turn)).toEqual([10, 3]);
});

test('a clock that is set right before a turn is heeded within a second', () => {
  const { timing, clock, turns } = display({ origin: 10 * PERIOD - 15_000 });
  clock.reset(10 * PERIOD - 1500, 1);
  timing.pass(1500);
  expect(turns.map(([turn]) => turn)).toEqual([10]);
});

test('nothing turns before the time is known, and nothing after its stop', () => {
  const timing = new ManualTiming();
  const clock = new DistrictClock(() => timing.now());
  const turns: number[] = [];
  const stop = inStep(clock, timing, PERIOD, (turn) => { turns.push(turn); });
  timing.pass(60_000);
  expect(turns).toEqual([]);
  clock.reset(1.7e12, 1);
  timing.pass(1000);
  expect(turns).toEqual([turnAt(1.7e12, PERIOD)]);
  stop();
  timing.pass(60_000);
  expect(turns.length).toBe(1);
});

test('what turns in a frame takes the one nearest to the turn', () => {
  for (const phase of [0, 4, 9, 15]) {
    const timing = new ManualTiming();
    const clock = new DistrictClock(() => timing.now());
    clock.reset(10 * PERIOD - 1000, 1);
    const turns: [number, number][] = [];
    inFrame(clock, timing, PERIOD, (turn) => { turns.push([turn, clock.synced()]); });
    timing.pass(900 + phase);
    while (timing.now() < 1100) { timing.pass(16); timing.paint(); }
    expect(turns.length).toBe(1);
    expect(turns[0]?.[0]).toBe(10);
    expect(Math.abs((turns[0]?.[1] ?? 0) - 10 * PERIOD)).toBeLessThanOrEqual(8);
    expect(timing.paint()).toBe(0);
  }
});
