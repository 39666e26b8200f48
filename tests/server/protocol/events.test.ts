import { describe, expect, it } from 'vitest';
import { EVENT_DATA, envelope, eventType, kindOfType, type EventKind } from '#protocol/events';

const GOOD: Record<EventKind, object> = {
  alert: { device: 'cam-0001', scene: 'fire-lane', block: 'b-01', severity: 1 },
  reading: { device: 'level-7', lon: 121.4, lat: 31.25, quantity: 'water-level', value: 0.18, unit: 'm' },
  case: { case: 'c-1', scene: 'fire-lane', block: 'b-01', state: 'discovered' },
  visit: { post: 'patrol-3', block: 'b-01' },
  device: { device: 'cam-0001', online: false },
  operator: { post: 'duty-1', action: 'acknowledge', subject: 'a-1' },
  feed: { state: 'started', period: 5000 },
  admission: { repeated: 2, rejected: { 'unknown-block': 1 } },
  weather: { wind: 8, rain: 12.5, warning: '大风蓝色预警', colour: 'blue' },
  ticket: { ticket: 't-1', theme: 'property', block: 'b-01', place: '曹杨一村', state: 'received' },
  whistle: { whistle: 'w-1', street: '310107005', theme: 'parking', departments: ['城管'], state: 'raised' },
  order: { order: 'o-1', trade: 'plumbing', block: 'b-01', state: 'posted' },
  entry: { register: 'demolition', entry: 'd-1', block: 'b-01', kind: 'shed', stage: 'found', values: { area: 12.5 } },
  figure: { series: 'satisfaction', period: '2019', value: 84.71, rank: 5 },
  baseline: { register: 'demolition', key: 'all', measure: 'area', value: 2_300_000, asOf: '2019-12-31' },
  duty: { block: 'b-01', role: 'enforcement', staff: 4 },
  direct: { post: 'duty-1', action: 'show', target: 'main', show: 'command' },
  program: { playlists: [{ id: 'day', zh: '日间', en: 'Day', items: [{ show: 'main', seconds: 60 }] }] },
  audit: { who: 'lin', from: '10.0.0.7', what: 'sign-in', about: '' },
};
const KINDS = Object.keys(EVENT_DATA) as EventKind[];
const fits = (kind: EventKind, data: unknown) => EVENT_DATA[kind].safeParse(data).success;

describe('the data of an event', () => {
  it.each(KINDS)('of kind %s is taken, and what is not known in it is dropped', (kind) => {
    const parsed = EVENT_DATA[kind].parse({ ...GOOD[kind], name: 'Zhang San', phone: '139' });
    expect(parsed).toMatchObject(GOOD[kind]);
    expect(parsed).not.toHaveProperty('name');
    expect(parsed).not.toHaveProperty('phone');
  });

  it('has its defaults', () => {
    expect(EVENT_DATA.alert.parse(GOOD.alert)).toMatchObject({ state: 'raised', origin: 'camera' });
    expect(EVENT_DATA.case.parse(GOOD.case)).toMatchObject({ severity: 3, origin: 'department', placed: 'exact' });
  });

  it.each([0, 4, 1.5, '1', null])('has no severity %j', (severity) => {
    expect(fits('alert', { ...GOOD.alert, severity })).toBe(false);
  });

  it.each<[EventKind, object]>([
    ['alert', { scene: 'Fire Lane' }], ['alert', { device: '' }], ['alert', { device: 'x'.repeat(65) }], ['alert', { lon: 181 }], ['alert', { lat: Number.NaN }],
    ['case', { state: 'done' }], ['case', { case: '' }], ['reading', { value: Number.POSITIVE_INFINITY }], ['reading', { value: '1' }],
    ['device', { online: 'yes' }], ['operator', { action: 'delete' }], ['feed', { period: 0 }], ['admission', { rejected: { 'x y': 1 } }],
  ])('of kind %s refuses %j', (kind, fault) => {
    expect(fits(kind, { ...GOOD[kind], ...fault })).toBe(false);
  });
});

describe('the type of an event', () => {
  it.each(KINDS)('names the kind %s and no other', (kind) => {
    expect(kindOfType(eventType(kind))).toBe(kind);
  });

  it.each(['tongxin.alert.v2', 'alert', '', 'tongxin.__proto__.v1', 'tongxin.toString.v1'])('%j is not known', (type) => {
    expect(kindOfType(type)).toBeUndefined();
  });
});

describe('the envelope', () => {
  const good = { specversion: '1.0', id: 'a-1', source: '/cameras/east', type: 'tongxin.alert.v1', time: '2026-11-24T08:00:00+08:00', data: {} };

  it('takes what CloudEvents 1.0 asks for, and drops extensions', () => {
    expect(envelope.parse({ ...good, traceparent: '00-…' })).toEqual(good);
    expect(envelope.safeParse({ ...good, time: undefined }).success).toBe(true);
  });

  it.each([
    { specversion: '0.3' }, { id: '' }, { id: 7 }, { source: '' }, { id: 'x'.repeat(129) }, { type: undefined }, { time: '2026-11-24 08:00' }, { time: '2026-11-24T08:00:00' },
  ])('refuses %j', (fault) => {
    expect(envelope.safeParse({ ...good, ...fault }).success).toBe(false);
  });
});
