import { expect, test } from 'vitest';
import { fromGcj } from '#server/district/gcj';
import { compileAll, mapping, toWgs84, type Sender } from '#server/ingest/feed/mapping';

const NOW = Date.parse('2026-11-24T00:00:00Z');
const SENDER: Sender = { source: '/feeds/x', zone: 'Asia/Shanghai', coordinates: 'wgs84' };
const make = (given: object, body: unknown, sender = SENDER) => compileAll([mapping.parse(given)], sender)[0]?.({ topic: { device: 'd-1' }, body }, NOW, String);

test('an event is made of constants, templates, tables and scaled numbers', () => {
  const event = make({
    kind: 'reading', id: '{body.seq}', time: { from: '{body.t}', format: 's' },
    data: { device: '{topic.device}', quantity: { from: '{body.q}', table: { WL: 'water-level' } }, value: { from: '{body.v}', scale: 0.01 }, unit: 'm' },
  }, { seq: 7, t: 1_700_000_000, q: 'WL', v: '18' });
  expect(event).toMatchObject({ kind: 'reading', id: '7', source: '/feeds/x', time: 1_700_000_000_000, data: { device: 'd-1', quantity: 'water-level', value: 0.18, unit: 'm' } });
});

test('facts are made one by one, and what is missing is left out', () => {
  expect(make({ kind: 'alert', data: { device: 'd', facts: { vehicle: '{body.n}', people: '{body.p}' } } }, { n: 2 })?.data).toEqual({ device: 'd', facts: { vehicle: 2 } });
});

test('a message that is not meant makes no event', () => {
  const given = { kind: 'alert', when: { '{body.type}': ['new', 'update'], '{body.ok}': true }, data: {} };
  expect(make(given, { type: 'new', ok: true })).toBeDefined();
  expect(make(given, { type: 'end', ok: true })).toBeUndefined();
  expect(make(given, { type: 'new' })).toBeUndefined();
});

test('what does not fit is named by its field', () => {
  const table = { kind: 'reading', data: { quantity: { from: '{body.q}', table: { a: 'b' } } } };
  expect(() => make(table, { q: 'zz' })).toThrow('data.quantity: "zz" is not in the table');
  expect(() => make(table, { q: 'constructor' })).toThrow('is not in the table');
  expect(() => make({ kind: 'reading', data: { value: { from: '{body.v}', as: 'number' } } }, { v: 'twelve' })).toThrow('data.value: "twelve" is no number');
  expect(() => make({ kind: 'reading', id: '{body.id}', data: {} }, {})).toThrow('id: the message lacks what it is made of');
  expect(() => make({ kind: 'reading', time: { from: '{body.t}' }, data: {} }, { t: 'noon' })).toThrow('time: "noon" is not written as ISO 8601');
});

test('a table has a default for what it does not name', () => {
  expect(make({ kind: 'alert', data: { scene: { from: '{body.s}', table: { a: 'litter' }, default: 'fire-lane' } } }, { s: 'x' })?.data).toEqual({ scene: 'fire-lane' });
});

test('a time without an offset is in the zone of the feed', () => {
  const at = (t: string, format?: string) => new Date(make({ kind: 'reading', time: { from: '{body.t}', ...(format === undefined ? {} : { format }) }, data: {} }, { t })?.time ?? 0).toISOString();
  expect(at('2026-11-24T08:00:00')).toBe('2026-11-24T00:00:00.000Z');
  expect(at('2026-11-24T08:00:00Z')).toBe('2026-11-24T08:00:00.000Z');
  expect(at('24/11/2026 08:00', 'dd/MM/yyyy HH:mm')).toBe('2026-11-24T00:00:00.000Z');
});

test('without an id an event is named by its message and its place among the events of it', () => {
  const both = compileAll([mapping.parse({ kind: 'reading', data: {} }), mapping.parse({ kind: 'reading', data: {} })], SENDER);
  const ids = [NOW, NOW, NOW + 1].flatMap((now) => both.map((map) => map({ topic: {}, body: 5 }, now, String)?.id));
  expect(ids.slice(0, 2)).toEqual(ids.slice(2, 4));
  expect(new Set(ids).size).toBe(4);
});

test('GCJ-02 and BD-09 become WGS84, as another converter says', () => {
  const gcj: [number, number] = [121.4106, 31.2422];
  const { lon, lat } = toWgs84({ lon: gcj[0], lat: gcj[1] }, { coordinates: 'gcj02' });
  const [x, y] = fromGcj(gcj);
  expect(Math.abs(Number(lon) - x)).toBeLessThan(5e-5);
  expect(Math.abs(Number(lat) - y)).toBeLessThan(5e-5);
  expect(toWgs84({ lon: 121.417, lat: 31.248 }, { coordinates: 'bd09' })['lon']).toBeLessThan(121.41);
  expect(toWgs84({ lon: 'x', lat: 31 }, { coordinates: 'gcj02' })).toEqual({ lon: 'x', lat: 31 });
});
