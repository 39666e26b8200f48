import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { FAULTS } from '#protocol/errors';
import { tryMessage } from '#server/ingest/feed/try-out';
import { feedSettings, FEED_KINDS } from '#server/ingest/feeds/index';
import { alertEvent } from '#tests/support/alerts';
import { capAlert } from '#tests/support/cap';
import { block, NOON } from '#tests/support/ingest';
import { HOME } from '#tests/support/shipped';
import { alarmBody, DEVICE } from '#tests/support/sip-device';

const [lon = 0, lat = 0] = HOME.district.blocks[0]?.centre ?? [];
const reading = [{ kind: 'reading', time: { from: '{body.ts}', format: 'ms' }, data: { device: '{topic.device}', quantity: 'water-level', value: { from: '{body.v}', as: 'number' }, unit: 'm', block } }];
const row = [{ kind: 'case', id: '{body.n}', time: { from: '{body.t}', format: 'ms' }, data: { case: '{body.n}', scene: 'litter', block, state: 'registered' } }];
const car = { id: '1-a', camera: 'gate', label: 'car', top_score: 0.9, false_positive: false, start_time: NOON / 1_000 - 5, end_time: null, current_zones: [], entered_zones: [] };

/** Each kind of feed with a message of its own that is good. */
const SAMPLES: Readonly<Record<(typeof FEED_KINDS)[number], { settings: object; good: Buffer; topic?: string; file?: string }>> = {
  mqtt: { settings: { url: 'mqtt://b', topics: [{ topic: 's/{device}', events: reading }] }, good: Buffer.from(JSON.stringify({ ts: NOON, v: 1.5 })), topic: 's/d-1' },
  frigate: { settings: { url: 'mqtt://b', cameras: { gate: { block } }, scenes: [{ label: 'car', scene: 'fire-lane' }] }, good: Buffer.from(JSON.stringify({ type: 'new', before: car, after: car })) },
  folder: { settings: { path: '/x', events: row }, good: Buffer.from(`{"n":"c-1","t":${NOON}}\n`), file: 'a.ndjson' },
  open311: {
    settings: { url: 'http://city/v2', scenes: { table: { '006': 'litter' } } },
    good: Buffer.from(JSON.stringify([{ service_request_id: 'r-1', status: 'open', service_code: '006', requested_datetime: '2026-11-24T07:00:00+08:00', lat, long: lon }])),
  },
  cap: { settings: { url: 'http://met/cap', effects: { 大风: { orange: { gust: 11 } } } }, good: Buffer.from(capAlert('g-1')) },
  gb28181: { settings: { server: '31010700002000000001', password: 'x', port: 5060, devices: { [DEVICE]: { device: 'cam', block } }, scenes: [{ method: 5, scene: 'fire-lane' }] }, good: iconv.encode(alarmBody(), 'gb18030') },
  cloudevents: { settings: { token: 't' }, good: Buffer.from(JSON.stringify(alertEvent('one', block, {}, new Date(NOON)))) },
};
const clock = { speed: 1, now: () => NOON };
const KINDS = FEED_KINDS.map((kind) => ({ kind, ...SAMPLES[kind] }));
type Kind = (typeof KINDS)[number];
const read = ({ kind, settings, topic, file = 'message' }: Kind, bytes: Uint8Array, name = file) =>
  tryMessage(feedSettings.parse({ kind, id: 'fuzzed', ...settings }), { bytes, file: name, topic }, HOME, clock);

const MEGABYTES_20 = 20 * 2 ** 20;
/** What no feed can read. */
const BROKEN: readonly [string, Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['zeros', Buffer.alloc(64)],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80])],
  ['UTF-16', Buffer.from('{"ts":1}', 'utf16le')],
  ['half a document', Buffer.from('{"ts": 17324064')],
  ['NaN', Buffer.from('{"ts":NaN,"v":NaN,"n":NaN,"t":NaN}')],
  ['numbers that no machine holds', Buffer.from('{"ts":1e999,"v":-1e999,"n":1e400,"t":1e999}')],
  ['a hundred thousand brackets', Buffer.from('['.repeat(100_000))],
  ['a hundred thousand elements', Buffer.from('<a>'.repeat(100_000))],
  ['entities of entities', Buffer.from(`<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY b${i} "${i === 0 ? '&a;' : `&b${i - 1};`.repeat(10)}">`).join('')}]><alert><identifier>&b19;</identifier></alert>`)],
  ['an entity that reads a file', Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Notify><CmdType>&x;</CmdType></Notify>')],
  ['a page', Buffer.from('<!doctype html><html><body>Bad gateway</body></html>')],
  ['20 MB of one word', Buffer.alloc(MEGABYTES_20, 'a')],
  ['20 MB of brackets', Buffer.alloc(MEGABYTES_20, '[')],
  ['20 MB of elements', Buffer.alloc(MEGABYTES_20, '<a>')],
];

describe.each(KINDS)('a feed of $kind', (kind) => {
  it('reads its own good message', () => {
    const events = read(kind, kind.good);
    expect(events.filter(({ good }) => !good)).toEqual([]);
    expect(events.length).toBeGreaterThan(0);
  });

  it.each(BROKEN)('turns away %s once and by name', (_, bytes) => {
    const events = read(kind, bytes);
    // A file without a line has nothing to turn away.
    expect(events.length).toBe(kind.kind === 'folder' && bytes.length === 0 ? 0 : 1);
    for (const event of events) expect(event).toMatchObject({ good: false, detail: expect.stringMatching(/./) as string });
    for (const event of events) if (!event.good) expect(FAULTS).toHaveProperty([event.code]);
  });

  it('believes no time before all times', () => {
    const early = Buffer.from(kind.good.toString('latin1').replaceAll(String(NOON), '-99999999999999').replaceAll(/2026-11-2\d(?=T)/g, '0001-01-01'), 'latin1');
    for (const event of read(kind, early)) expect(event.good ? event.time : NOON).toBeGreaterThan(NOON - 31 * 86_400_000);
  });

  it('takes or turns away by name whatever is done to its good message, and never fails', () => {
    const spoilt = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), gone: fc.integer({ min: 0, max: 30 }), put: fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.constantFrom('"', '<', '&', '}', '-', '1e999', 'null', '\u0000', '�').map((text) => Buffer.from(text))) }), { minLength: 1, maxLength: 4 })
      .map((changes) => changes.reduce((bytes, { at, gone, put }) => {
        const from = Math.floor(at * bytes.length);
        return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + gone)]);
      }, kind.good));
    fc.assert(fc.property(spoilt, (bytes) => {
      for (const event of read(kind, bytes)) if (!event.good) expect(FAULTS).toHaveProperty([event.code]);
    }), { numRuns: 300 });
  });

  it('takes or turns away by name every beginning of its good message', () => {
    for (let end = 0; end < kind.good.length; end += 3) {
      for (const event of read(kind, kind.good.subarray(0, end))) if (!event.good) expect(FAULTS).toHaveProperty([event.code]);
    }
  });
});
