import fc from 'fast-check';
import { CASE_ACTIONS, ORIGINS, type Recorded } from '#protocol/events';
import { CASE_STATES, DISPUTE_LEVELS } from '#protocol/stages';
import { block, kindOf, service, some, type Body } from './service-records.ts';

/** When composed records begin, in ms: 2026-11-24 21:00 in Shanghai, so that a few hours cross midnight. */
export const START = Date.UTC(2026, 10, 24, 13);

const MINUTE = 60_000;
const scene = fc.constantFrom('fire-lane', 'smoke-alarm', 'litter', 'property-dispute', 'no-such-scene');
const severity = fc.constantFrom(1 as const, 2 as const, 3 as const);
const device = fc.constantFrom('cam-1', 'cam-2', 'sensor-1');
const subject = fc.constantFrom('e-1', 'e-2', 'e-3', 'case-e-1', 'case-e-4', 'c-1');
const place = some(fc.constantFrom('yard', 'gate'));
/** What devices measure and see: the quantities of the rules in ruled-scenes.ts, and one that nobody asks for. */
const quantity = fc.constantFrom('level', 'heat', 'unheard');
const value = fc.oneof(fc.constantFrom(0, 1, -6, 4, 60, 70), fc.double({ min: -100, max: 100, noNaN: true }));

/** Alerts, and what posts make of them. */
const alerts: fc.Arbitrary<Body> = fc.oneof(
  { weight: 8, arbitrary: kindOf('alert', fc.record({
    device, scene, block, place, severity: some(severity), facts: some(fc.dictionary(quantity, value, { maxKeys: 2 })), state: fc.constantFrom('raised' as const, 'raised' as const, 'ended' as const),
    origin: fc.constantFrom('camera' as const, 'sensor' as const, ...ORIGINS), label: some(fc.constantFrom('烟', 'smoke')),
  })) },
  { weight: 2, arbitrary: kindOf('operator', fc.record({
    post: fc.constant('desk'), action: fc.constantFrom('acknowledge' as const, 'false-alarm' as const, 'verify' as const, 'merge' as const, 'note' as const), subject, into: some(subject),
  })) },
);

/** What devices say of themselves. */
const declared: fc.Arbitrary<Body> = kindOf('device', fc.record({
  device, block, place, kind: fc.constantFrom('camera' as const, 'camera' as const, 'sensor' as const), online: fc.boolean(), capacity: some(fc.constantFrom(5, 80)),
}));

/** What an event of any kind may carry, from a small world so that things meet. */
const body: fc.Arbitrary<Body> = fc.oneof(
  { weight: 6, arbitrary: alerts },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('case' as const), data: fc.record({
    case: fc.constantFrom('c-1', 'c-2', 'c-3', 'c-4', 'case-e-1', 'case-e-2'), scene, block, severity, state: fc.constantFrom(...CASE_STATES, 'closed' as const),
    origin: fc.constantFrom(...ORIGINS), department: fc.option(fc.constantFrom('fire', 'police'), { nil: undefined }),
    placed: fc.constantFrom('exact' as const, 'spread' as const), level: some(fc.constantFrom(...DISPUTE_LEVELS)), outcome: some(fc.constantFrom('mediated' as const, 'agreed' as const)),
  }) }) },
  { weight: 4, arbitrary: kindOf('operator', fc.record({
    post: fc.constant('desk'), action: fc.constantFrom(...CASE_ACTIONS.filter((action) => action !== 'merge')), subject: fc.constantFrom('c-1', 'c-2', 'case-e-1', 'c-9', 'e-2'),
    department: some(fc.constantFrom('fire', 'housing')), hours: some(fc.constantFrom(1, 20)),
  })) },
  { weight: 3, arbitrary: kindOf('reading', fc.record({ device, block, place, scene: some(scene), quantity, value, unit: fc.constant('m') })) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('visit' as const), data: fc.record({ post: fc.constant('post-1'), block, scene: fc.option(scene, { nil: undefined }) }) }) },
  { weight: 2, arbitrary: declared },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('feed' as const), data: fc.record({
    state: fc.constantFrom('started' as const, 'ended' as const), period: fc.option(fc.constantFrom(1000, 60_000), { nil: undefined }),
  }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('admission' as const), data: fc.record({
    repeated: fc.nat(3), rejected: fc.dictionary(fc.constantFrom('too-deep', 'unknown-block'), fc.integer({ min: 1, max: 3 })),
  }) }) },
  { weight: 6, arbitrary: service },
);

/** Time from one record to the next, in ms: mostly none to minutes, now and then long enough for any deadline to pass. */
const pause = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 10 * MINUTE }) },
  { weight: 2, arbitrary: fc.integer({ min: 10 * MINUTE, max: 5 * 60 * MINUTE }) },
  { weight: 1, arbitrary: fc.integer({ min: 5 * 60 * MINUTE, max: 60 * 60 * MINUTE }) },
);
/** How long before its admission an event happened, in ms; below zero where a source's clock runs ahead. */
const lag = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: -MINUTE, max: 30 * 60 * MINUTE }) });

const journalsOf = (body: fc.Arbitrary<Body>, length: number): fc.Arbitrary<Recorded[]> =>
  fc.array(fc.record({ body, pause, lag, source: fc.constantFrom('/east', '/west'), id: fc.option(fc.constantFrom('e-1', 'e-2'), { nil: undefined }) }), { maxLength: length, size: 'max' })
    .map((steps) => {
      let at = START;
      return steps.map(({ body, pause, lag, source, id }, i) => {
        at += pause;
        return { n: i + 1, at, event: { ...body, id: id ?? `e-${i + 1}`, source, time: at - lag } };
      });
    });

/** Journals of up to `length` records, as the protocol allows them and worse: ids that meet again, places and scenes that do not exist. */
export const journals = (length: number): fc.Arbitrary<Recorded[]> => journalsOf(body, length);

/** Journals of what the district's other systems say, the visits among them. */
export const serviceJournals = (length: number): fc.Arbitrary<Recorded[]> => journalsOf(fc.oneof(
  { weight: 8, arbitrary: service },
  { weight: 1, arbitrary: kindOf('visit', fc.record({ post: fc.constant('post-1'), block, scene: some(scene) })) },
), length);

/** Journals in which alerts meet: of few devices and places, within minutes. */
export const alertJournals = (length: number): fc.Arbitrary<Recorded[]> => journalsOf(fc.oneof(
  { weight: 12, arbitrary: alerts },
  { weight: 2, arbitrary: kindOf('case', fc.record({
    case: fc.constantFrom('case-e-1', 'case-e-2', 'case-e-3', 'c-1'), scene: fc.constant('litter'), block, severity, state: fc.constantFrom('accepted' as const, 'closed' as const, 'closed' as const, 'rejected' as const),
    origin: fc.constant('department' as const), placed: fc.constant('exact' as const),
  })) },
  { weight: 1, arbitrary: declared },
), length);
