import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { above, type Rule } from '#scenes/rule';
import { State } from '#server/aggregate/state';
import { Detector, SUBJECT_LIMIT } from '#server/detect/detector';
import { HOUR, MINUTE, SECOND } from '../../support/fold.ts';
import { NEVER } from '../../support/scenes-with.ts';
import { Trial } from '../../support/trial.ts';

describe('the rules of a scene', () => {
  it('give the gravest severity that holds, and tell it where it changes', () => {
    const trial = new Trial([above('q', 100), above('q', 80), above('q', 60)]);
    [50, 60, 79, 100, 85, 0].forEach((value, at) => trial.read(at, value));
    expect(trial.told).toEqual([[1, 'd', 3], [3, 'd', 1], [4, 'd', 2], [5, 'd', 0]]);
  });

  it('may leave a severity to the sources', () => {
    const trial = new Trial([undefined, above('q', 80)]);
    trial.read(0, 1000);
    expect(trial.severity()).toBe(2);
  });

  it('watch so many devices at most: the one fed longest ago makes room, and what it had said ends', () => {
    const state = new State('room');
    const told: string[] = [];
    const quiet = { zh: '', en: '', when: NEVER };
    const detector = new Detector(
      state, { id: 's', severity: [{ ...quiet, when: above('q', 1) }, quiet, quiet] }, { capacityOf: () => 0, dayStart: () => 0, sky: () => ({ wind: 0, rain: 0 }) },
      ({ who, severity }) => { told.push(`${who} ${severity}`); },
    );
    const feed = (device: string, value: number) => detector.feed(device, { device, place: '', block: '', event: 'e', source: '/s', origin: 'sensor' }, new Map([['q', value]]));
    feed('old', 1);
    feed('older', 1);
    feed('old', 1);
    for (let i = 2; i <= SUBJECT_LIMIT; i++) feed(`d-${i}`, 0);
    expect(told).toEqual(['old 1', 'older 1', 'older 0']);
    expect([detector.knows('old'), detector.knows('older')]).toEqual([true, false]);
  });
});

const quantity = fc.constantFrom('a', 'b');
const limit = fc.integer({ min: -2, max: 3 });
const span = fc.constantFrom(20 * SECOND, MINUTE, 10 * MINUTE);
const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ op: fc.constant('above' as const), quantity, limit, clear: fc.constant(-2) }),
  fc.record({ op: fc.constant('below' as const), quantity, limit, clear: fc.constant(3) }),
  fc.record({ op: fc.constant('silence' as const), quantity, less: limit, within: span }),
  fc.record({ op: fc.constant('rate' as const), quantity, by: limit, within: span }),
  fc.record({ op: fc.constant('trend' as const), quantity, slope: limit, within: span }),
  fc.record({ op: fc.constant('share' as const), quantity, of: fc.constantFrom('capacity' as const, 2), least: fc.constantFrom(0.5, 1) }),
  fc.record({ op: fc.constant('mean' as const), quantity, window: span, limit, times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ op: fc.constant('weather' as const), wind: fc.constantFrom(4, 8) }),
);
/** Any rule of a few levels. */
const anyRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, fc.oneof(
    fc.record({ op: fc.constant('dwell' as const), of: tie('rule'), for: span }),
    fc.record({ op: fc.constant('repeat' as const), of: tie('rule'), times: fc.constantFrom(2, 3), within: span, at: fc.constantFrom('device' as const, 'place' as const, 'block' as const) }),
    fc.record({ op: fc.constant('agree' as const), of: tie('rule'), devices: fc.constantFrom(2, 3), within: span, at: fc.constantFrom('place' as const, 'block' as const) }),
    fc.record({ op: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('rule'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), of: tie('rule') }),
  )),
})).rule;

const happening = fc.oneof(
  { weight: 8, arbitrary: fc.record({
    is: fc.constant('said' as const), values: fc.dictionary(quantity, limit, { minKeys: 1, maxKeys: 2 }),
    device: fc.constantFrom('x', 'y', 'z'), place: fc.constantFrom('', 'yard'), block: fc.constantFrom('', 'b-1'),
  }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('wind' as const), force: fc.constantFrom(3, 5, 9) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('capacity' as const), device: fc.constantFrom('x', 'y'), capacity: fc.constantFrom(1, 4) }) },
);
const pause = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 * SECOND }), fc.integer({ min: 1, max: 20 * MINUTE }), fc.constant(20 * HOUR));
/** What comes between two happenings: time that passes in two goes, and perhaps a restart in the middle. */
const between = fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), restart: fc.boolean() });

it('does not depend on when time is told, nor on restarts', () => {
  fc.assert(fc.property(
    fc.tuple(anyRule, anyRule), fc.array(fc.tuple(pause, happening, between), { maxLength: 40 }),
    ([first, second], steps) => {
      const [straight, broken] = [new Trial([first, second]), new Trial([first, second])];
      let at = 0;
      for (const [wait, what, { share, restart }] of steps) {
        broken.pass(at + Math.floor(wait * share));
        if (restart) broken.restart();
        at += wait;
        for (const trial of [straight, broken]) {
          if (what.is === 'said') trial.say(at, what.values, what);
          else if (what.is === 'wind') trial.blow(at, what.force);
          else trial.declare(at, what.capacity, what.device);
        }
      }
      for (const trial of [straight, broken]) trial.pass(at + 48 * HOUR);
      expect(broken.told).toEqual(straight.told);
    },
  ), { numRuns: 400 });
});
