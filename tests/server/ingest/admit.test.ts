import { afterEach, beforeEach, expect, test } from 'vitest';
import { JournalError } from '#server/journal/journal';
import { alert, block, district, NOON, openIngest, type Ingest } from '#tests/support/ingest';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
let ingest: Ingest;
beforeEach(async () => { ingest = await openIngest(); });
afterEach(async () => { await ingest.close(); });

const code = async (...args: Parameters<typeof alert>) => {
  const [outcome] = await ingest.admission.admit([alert(...args)]);
  return outcome?.status === 'rejected' ? `${outcome.code} ${outcome.detail}` : outcome?.status;
};

test('a good event is in the journal with its known keys and its defaults only', async () => {
  expect(await code('a', { unknown: 1, __proto__: { x: 1 } })).toBe('accepted');
  expect((await ingest.records())[0]?.event).toEqual({
    kind: 'alert', id: 'a', source: '/cameras/east', time: NOON,
    data: { device: 'cam-1', scene: 'fire-lane', block, severity: 1, state: 'raised', origin: 'camera' },
  });
});

test('a position becomes the block that holds it', async () => {
  for (const [i, { id, centre: [lon, lat] }] of district.blocks.entries()) {
    expect(await code(`b${i}`, { block: undefined, lon, lat })).toBe('accepted');
    const data = (await ingest.records()).at(-1)?.event.data;
    expect(data).toMatchObject({ block: id });
    expect(data).not.toHaveProperty('lon');
  }
});

test('each fault is named', async () => {
  expect(await code('x', { block: 'nowhere' })).toBe('unknown-block data.block: there is no block nowhere');
  expect(await code('x', { block: undefined, lon: 0, lat: 0 })).toBe('unknown-block data: 0, 0 lies in no block');
  expect(await code('x', { block: undefined, lon: 121.4 })).toBe('invalid-event data: lon and lat go together');
  expect(await code('x', { block: undefined })).toBe('invalid-event data.block: alert needs a block, or lon and lat');
  expect(await code('x', { scene: 'dragons' })).toBe('unknown-scene data.scene: there is no scene dragons');
  expect(await code('x', { severity: 4 })).toMatch(/^invalid-event data\.severity: /);
  expect(await code('x', { label: 'half \ud83d of a pair' })).toBe('invalid-event data: a text holds half of a surrogate pair');
  expect(await code('')).toBe('invalid-event id: 1 to 128 characters, without control characters');
  expect(await code('x'.repeat(129))).toMatch(/^invalid-event id/);
  expect(await code('x', {}, { source: 'a\u0000b' })).toMatch(/^invalid-event source/);
  expect(await code('x', {}, { kind: 'admission', data: { repeated: 1, rejected: {} } })).toBe('unknown-type type: admission is not one of ours');
  expect(await code('x', {}, { kind: 'constructor' as 'alert' })).toMatch(/^unknown-type/);
  let deep: unknown = 1;
  for (let i = 0; i < 17; i++) deep = [deep];
  expect(await code('x', { deep })).toBe('too-deep data: nested more than 16 deep');
  expect(ingest.journal.last).toBe(0);
});

test('times are taken from 30 days back, of cases from ten years, to five minutes ahead', async () => {
  const at = (id: string, time: number) => code(id, {}, { time });
  expect(await at('a', NOON + 5 * MINUTE)).toBe('accepted');
  expect(await at('b', NOON + 5 * MINUTE + 1)).toMatch(/^time-in-future/);
  expect(await at('c', NOON - 30 * DAY)).toBe('accepted');
  expect(await at('d', NOON - 30 * DAY - 1)).toMatch(/^time-too-old/);
  expect(await at('e', Number.NaN)).toBe('invalid-event time: not a time');
  expect(await at('f', 1e300)).toMatch(/^time-in-future time: 1e\+300/);
  const file = { case: 'c', scene: 'litter', block, state: 'discovered' };
  expect(await code('g', {}, { kind: 'case', data: file, time: NOON - 3_650 * DAY })).toBe('accepted');
  expect(await code('h', {}, { kind: 'case', data: file, time: NOON - 3_660 * DAY })).toMatch(/^time-too-old/);
});

test('a repeat is dropped and counted, within a batch and over time, by source and id', async () => {
  const outcomes = await ingest.admission.admit([alert('a'), alert('a'), alert('a', {}, { source: '/cameras/west' }), alert('b')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['accepted', 'repeated', 'accepted', 'accepted']);
  expect(await code('a')).toBe('repeated');
  expect(ingest.journal.last).toBe(3);
  expect(ingest.admission.totals).toMatchObject({ accepted: 3, repeated: 2, rejected: {} });
});

test('a repeat of an event that is still being written is answered after it', async () => {
  const order: string[] = [];
  const first = ingest.admission.admit([alert('a')]).then(() => order.push('first'));
  const again = ingest.admission.admit([alert('a')]).then(([outcome]) => order.push(outcome?.status ?? ''));
  await Promise.all([again, first]);
  expect(order).toEqual(['first', 'repeated']);
});

test('a bad event does not stop its neighbours', async () => {
  const outcomes = await ingest.admission.admit([alert('a'), alert('b', { severity: 9 }), alert('c')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted']);
  expect((await ingest.records()).map(({ event }) => event.id)).toEqual(['a', 'c']);
});

test('nothing is counted or answered where the journal cannot write', async () => {
  await ingest.journal.close();
  await expect(ingest.admission.admit([alert('a'), alert('b', { severity: 9 })])).rejects.toThrow(JournalError);
  expect(ingest.admission.totals).toMatchObject({ accepted: 0, repeated: 0, rejected: {} });
});

test('rejects reach the ledger with their reason and the beginning of what came', async () => {
  await ingest.admission.admit([alert('a', { severity: 9, note: 'x'.repeat(5_000) })]);
  const [reject] = ingest.ledger.list();
  expect(reject).toMatchObject({ at: NOON, source: '/cameras/east', code: 'invalid-event' });
  expect(reject?.raw).toContain('"severity":9');
  expect(reject?.raw.length).toBeLessThanOrEqual(2_048);
});

test('the fold learns what was turned away: one event a source, at most one a second', async () => {
  await ingest.admission.admit([alert('a'), alert('a'), alert('b', { severity: 9 }), alert('c', { scene: 'dragons' }), alert('', {}, { source: '/x' })]);
  await ingest.admission.settle();
  const told = async () => (await ingest.records()).filter(({ event }) => event.kind === 'admission').map(({ event }) => [event.source, event.data]);
  expect(await told()).toEqual([
    ['/cameras/east', { repeated: 1, rejected: { 'invalid-event': 1, 'unknown-scene': 1 } }],
    ['/x', { repeated: 0, rejected: { 'invalid-event': 1 } }],
  ]);
  await ingest.admission.admit([alert('a')]);
  ingest.clock.time += 999;
  await ingest.admission.settle();
  expect(await told()).toHaveLength(2);
  ingest.clock.time += 1;
  await ingest.admission.settle();
  expect((await told()).at(-1)).toEqual(['/cameras/east', { repeated: 1, rejected: {} }]);
  await ingest.admission.admit([alert('a')]);
  await ingest.admission.settle(true);
  expect(await told()).toHaveLength(4);
});

test('a flood of invented sources is counted under one name', async () => {
  for (let i = 0; i < 1_200; i++) await ingest.admission.admit([alert('x', { severity: 9 }, { source: `/invented/${i}` })]);
  await ingest.admission.settle();
  const sources = (await ingest.records()).map(({ event }) => event.source);
  expect(sources).toHaveLength(1_001);
  expect(sources.at(-1)).toBe('other');
});
