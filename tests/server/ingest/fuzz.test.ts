import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAULTS, faultType, type FaultCode } from '#protocol/errors';
import { OPEN } from '#server/access/who';
import { ingestCloudEvents } from '#server/ingest/answer';
import { block, NOON, openIngest, type Ingest } from '#tests/support/ingest';

let ingest: Ingest;
beforeAll(async () => { ingest = await openIngest(); });
afterAll(async () => { await ingest.close(); });

let count = 0;
const good = () => ({
  specversion: '1.0', id: `good-${count++}`, source: '/fuzz', type: 'tongxin.alert.v1', time: new Date(NOON).toISOString(),
  data: { device: 'cam-1', scene: 'fire-lane', block, severity: 1 },
});
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** A good event with one thing wrong, and the fault that names it. */
const spoilt = fc.oneof(
  fc.tuple(fc.constantFrom('id', 'source', 'type', 'specversion', 'time', 'data'), fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constant([]))).map(([name, value]) => ({ event: { ...good(), [name]: value }, code: 'invalid-event' })),
  fc.tuple(fc.constantFrom('device', 'scene', 'severity', 'block', 'label', 'state'), fc.constantFrom({}, [], null, true, 4.5)).map(([name, value]) => ({ event: { ...good(), data: { ...good().data, [name]: value } }, code: 'invalid-event' })),
  fc.date({ min: new Date(NOON + 400_000), max: new Date('9999-01-01'), noInvalidDate: true }).map((date) => ({ event: { ...good(), time: date.toISOString() }, code: 'time-in-future' })),
  fc.date({ min: new Date('0001-01-01'), max: new Date(NOON - 31 * 86_400_000), noInvalidDate: true }).map((date) => ({ event: { ...good(), time: date.toISOString() }, code: 'time-too-old' })),
  fc.integer({ min: 17, max: 3_000 }).map((levels) => ({ event: { ...good(), data: JSON.parse(deep(levels)) as unknown }, code: 'too-deep' })),
  fc.string({ maxLength: 40 }).map((type) => ({ event: { ...good(), type: `x${type}` }, code: 'unknown-type' })),
  fc.tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -80, max: 0, noNaN: true })).map(([lon, lat]) => ({ event: { ...good(), data: { ...good().data, block: undefined, lon, lat } }, code: 'unknown-block' })),
  fc.stringMatching(/^[a-z]{1,12}$/).map((scene) => ({ event: { ...good(), data: { ...good().data, scene: `no-${scene}` } }, code: 'unknown-scene' })),
);

test('whatever is sent is answered with the receipt or a problem that names its fault', async () => {
  const contentType = fc.oneof(fc.constantFrom('application/cloudevents+json', 'application/cloudevents-batch+json', 'application/json', 'application/cloudevents+json;charset=UTF-8', 'text/plain', ''), fc.string());
  const headers = fc.dictionary(fc.constantFrom('ce-specversion', 'ce-id', 'ce-source', 'ce-type', 'ce-time', 'ce-x', '__proto__'), fc.oneof(fc.string(), fc.constantFrom('1.0', 'tongxin.alert.v1', '/fuzz', '%zz')));
  const body = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json({ maxDepth: 6 }).map((text) => Buffer.from(text)), fc.anything().map((value) => Buffer.from(JSON.stringify([value]))));
  await fc.assert(fc.asyncProperty(contentType, headers, body, async (...sent) => {
    const { status, body: said } = await ingestCloudEvents(ingest.admission, ...sent, { who: OPEN, from: '' });
    if (status === 200) return;
    const [code] = Object.entries(FAULTS).find(([name]) => 'type' in said && said.type === faultType(name as FaultCode)) ?? [];
    expect(code).toBeDefined();
    expect(said).toMatchObject({ status, title: FAULTS[code as FaultCode].title, detail: expect.stringMatching(/./) as string });
    expect(FAULTS[code as FaultCode].status).toBe(status);
  }), { numRuns: 1_500 });
});

test('a spoilt event alone is a problem with its own fault', async () => {
  await fc.assert(fc.asyncProperty(spoilt, async ({ event, code }) => {
    const { status, body } = await ingestCloudEvents(ingest.admission, 'application/cloudevents+json', {}, Buffer.from(JSON.stringify(event)), { who: OPEN, from: '' });
    expect([status, 'type' in body && body.type]).toEqual([400, faultType(code as FaultCode)]);
  }), { numRuns: 500 });
});

test('the good half of a spoilt batch is kept, repeats are told apart', async () => {
  const entry = fc.oneof(fc.constant('good' as const), fc.constant('repeat' as const), spoilt);
  await fc.assert(fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 40 }), async (entries) => {
    const first = good();
    const events = [first, ...entries.map((kind) => (kind === 'good' ? good() : kind === 'repeat' ? first : kind.event))];
    const before = ingest.journal.last;
    const { status, body } = await ingestCloudEvents(ingest.admission, 'application/cloudevents-batch+json', {}, Buffer.from(JSON.stringify(events)), { who: OPEN, from: '' });
    const bad = entries.flatMap((kind, i) => (typeof kind === 'object' ? [[i + 1, faultType(kind.code as FaultCode)]] : []));
    const accepted = 1 + entries.filter((kind) => kind === 'good').length;
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted, repeated: entries.filter((kind) => kind === 'repeat').length });
    expect(body.rejected?.map(({ index, type }) => [index, type])).toEqual(bad);
    expect(ingest.journal.last - before).toBe(accepted);
  }), { numRuns: 150 });
});

test('no body holds the service up for long or costs much memory, and each is named', async () => {
  const full = (text: string) => Buffer.from(`[${text.repeat(1_000_000 / text.length)}1]`);
  const bodies: [Uint8Array, FaultCode][] = [
    [Buffer.alloc(10_000_000, '['), 'too-large'],
    [Buffer.alloc(1_000_000, '['), 'too-large'],
    [full('1,'), 'too-large'],
    [full('{},'), 'too-large'],
    [Buffer.from(JSON.stringify(good()).replace('"device"', `"x":${deep(30_000)},"device"`)), 'too-deep'],
    [Buffer.alloc(1_000_000, 0xc0), 'invalid-utf8'],
    [Buffer.from(deep(30_000)), 'invalid-event'],
    [Buffer.from(`"${'\\"'.repeat(300_000)}`), 'invalid-json'],
    [Buffer.from(`"${',['.repeat(300_000)}"`), 'invalid-event'],
  ];
  const before = process.memoryUsage().rss;
  const start = process.cpuUsage();
  for (let i = 0; i < 20; i++) {
    for (const [body, code] of bodies) {
      const answer = await ingestCloudEvents(ingest.admission, 'application/cloudevents+json', {}, body, { who: OPEN, from: '' });
      expect('type' in answer.body && answer.body.type).toBe(faultType(code));
    }
  }
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000 / (20 * bodies.length)).toBeLessThan(50);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
});
