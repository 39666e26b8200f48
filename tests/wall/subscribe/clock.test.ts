import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DistrictClock } from '../../../wall/subscribe/clock.ts';

test('the offset is within half of the best round trip, whatever the delays and however wrong the machine', () => {
  const trip = fc.record({ out: fc.integer({ min: 0, max: 400 }), back: fc.integer({ min: 0, max: 400 }), pause: fc.nat(20_000) });
  fc.assert(fc.property(fc.array(trip, { minLength: 1, maxLength: 8 }), fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom(1, 60, 3600), (trips, offset, speed) => {
    let mine = 5000;
    const truth = () => 1.7e12 + offset + mine * speed;
    const clock = new DistrictClock(() => mine);
    clock.reset(truth(), speed);
    for (const { out, back, pause } of trips) {
      mine += pause;
      const sent = mine;
      mine += out;
      const at = truth();
      mine += back;
      clock.measured(at, sent, mine);
    }
    const best = Math.min(...trips.map(({ out, back }) => out + back)) / 2;
    expect(Math.abs(clock.now() - truth())).toBeLessThanOrEqual(best * speed + 1);
  }));
});

test('a heartbeat that lies ahead of the estimate moves it forward, one that lies behind does not move it back', () => {
  let mine = 0;
  const clock = new DistrictClock(() => mine);
  clock.reset(1000, 1);
  mine = 100;
  clock.heard(1050, 1);
  expect(clock.now()).toBe(1100);
  clock.heard(9000, 1);
  expect(clock.now()).toBe(9000);
});

test('a server whose time jumped is believed after one round trip', () => {
  let mine = 0;
  const clock = new DistrictClock(() => mine);
  clock.measured(50_000, 0, 2);
  mine = 1000;
  clock.measured(20_000, 1000, 1004);
  expect(clock.now()).toBe(19_998);
});

test('a change of speed counts from the heartbeat that says so', () => {
  let mine = 0;
  const clock = new DistrictClock(() => mine);
  clock.reset(1000, 1);
  mine = 1000;
  clock.heard(2000, 60);
  mine = 2000;
  expect([clock.now(), clock.speed]).toEqual([62_000, 60]);
});
