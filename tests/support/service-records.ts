import fc from 'fast-check';
import type { Event, EventData, EventKind } from '#protocol/events';
import { ORDER_STATES, TICKET_STATES, WHISTLE_STATES } from '#protocol/stages';
import { TINY } from './tiny-district.ts';

/** The kind of an event and what it carries. */
export type Body = { [K in EventKind]: { kind: K; data: EventData<K> } }[Event['kind']];

export const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
export const kindOf = <K extends EventKind>(kind: K, data: fc.Arbitrary<EventData<K>>): fc.Arbitrary<Body> => data.map((given) => ({ kind, data: given }) as Body);

/** A block, one that the district does not have, or none. */
export const block = some(fc.constantFrom(...TINY.blocks.map(({ id }) => id), 'nowhere'));
const street = fc.constantFrom(...TINY.streets.map(({ id }) => id));
const entry = (register: string, id: fc.Arbitrary<string>, kind: fc.Arbitrary<string>, stage: fc.Arbitrary<string>, measure: string) => kindOf('entry', fc.record({
  register: fc.constant(register), entry: id, block, street: some(street), kind: some(kind), stage: some(stage), place: some(fc.constant('estate')),
  values: some(fc.nat(1000).map((tenths) => ({ [measure]: tenths / 10 }))), label: fc.constant(undefined), from: some(fc.nat()), until: fc.constant(undefined),
}));

/** What the district's other systems say, from a small world so that things meet. */
export const service: fc.Arbitrary<Body> = fc.oneof(
  { weight: 5, arbitrary: kindOf('ticket', fc.record({
    ticket: fc.constantFrom('t-1', 't-2', 't-3'), theme: fc.constantFrom('noise', 'waste'), block, place: some(fc.constantFrom('p-1', 'p-2')),
    state: fc.constantFrom(...TICKET_STATES), days: fc.constantFrom(1 as const, 5 as const, 15 as const), solved: some(fc.boolean()), satisfied: some(fc.boolean()),
  })) },
  { weight: 4, arbitrary: kindOf('whistle', fc.record({
    whistle: fc.constantFrom('w-1', 'w-2'), street: some(street), departments: some(fc.array(fc.constantFrom('fire', 'police', 'housing'), { maxLength: 3 })),
    state: fc.constantFrom(...WHISTLE_STATES), theme: fc.constant('parking'), label: fc.constant(undefined),
  })) },
  { weight: 3, arbitrary: kindOf('order', fc.record({ order: fc.constantFrom('o-1', 'o-2'), trade: some(fc.constantFrom('lift', 'door')), block, state: fc.constantFrom(...ORDER_STATES) })) },
  { weight: 4, arbitrary: entry('demolition', fc.constantFrom('d-1', 'd-2', 'd-3'), fc.constantFrom('shed', 'wall', 'no-such'), fc.constantFrom('found', 'scheduled', 'rechecked'), 'area') },
  { weight: 3, arbitrary: entry('credit', fc.constantFrom('e-1/2026-10', 'e-2/2026-10', 'e-1/2026-11', 'e-2/2026-11', 'e-3'), fc.constant('estate'), fc.constantFrom('red', 'green'), 'score') },
  { weight: 1, arbitrary: kindOf('duty', fc.record({ block, role: fc.constantFrom('police', 'housing'), staff: fc.nat(9) })) },
  { weight: 1, arbitrary: kindOf('weather', fc.record({ wind: some(fc.nat(12)), rain: some(fc.constantFrom(0, 2.5)), warning: some(fc.constant('大风')), colour: some(fc.constantFrom('none' as const, 'red' as const)) })) },
  { weight: 1, arbitrary: kindOf('figure', fc.record({ series: fc.constantFrom('petitions', 'letters'), period: fc.constantFrom('2025', '2026-11'), value: fc.nat(99), rank: some(fc.nat(20)), baseline: fc.boolean() })) },
  { weight: 1, arbitrary: kindOf('baseline', fc.record({ register: fc.constantFrom('demolition', 'no-such'), key: fc.constantFrom('all', 'shed'), measure: fc.constantFrom('area', 'no-such'), value: fc.nat(99), asOf: fc.constant('2019') })) },
);
