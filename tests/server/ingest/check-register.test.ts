import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventKind } from '#protocol/events';
import { checker } from '#server/ingest/check';
import { block, district, NOON, openIngest, type Ingest } from '#tests/support/ingest';

let ingest: Ingest;
beforeAll(async () => { ingest = await openIngest(); });
afterAll(async () => { await ingest.close(); });

let count = 0;
const told = async (kind: EventKind, data: object) => {
  const [outcome] = await ingest.admission.admit([{ kind, id: `r-${count++}`, source: '/registers', time: NOON, data }]);
  return outcome?.status === 'rejected' ? `${outcome.code} ${outcome.detail}` : outcome?.status;
};
const entry = (data: object) => told('entry', { register: 'demolition', entry: 'd-1', ...data });
const credit = (data: object) => entry({ register: 'credit', entry: 'e-1/2026-11', stage: 'green', ...data });
const baseline = (data: object) => told('baseline', { register: 'campaign', key: 'discharge', measure: 'target', value: 1, asOf: '2019-12-31', ...data });

describe('an entry of a register', () => {
  it('is taken with the kinds, stages and measures that its register has', async () => {
    expect(await entry({ kind: 'shed', stage: 'classified', values: { area: 12.5 }, block, street: district.streets[0]?.id })).toBe('accepted');
    expect(await entry({})).toBe('accepted');
  });

  it('is refused with the name of what its register does not have', async () => {
    expect(await entry({ register: 'dragons' })).toBe('unknown-register data.register: there is no register dragons');
    expect(await entry({ register: 'constructor' })).toMatch(/^unknown-register/);
    expect(await entry({ kind: 'castle' })).toBe('invalid-event data.kind: demolition has no castle, but market, shed, rooftop, courtyard, wall');
    expect(await entry({ stage: 'accepted' })).toMatch(/^invalid-event data\.stage: demolition has no accepted, but found, /);
    expect(await entry({ values: { area: 1, height: 2 } })).toBe('invalid-event data.values.height: demolition has no height, but area');
    expect(await entry({ register: 'talent', values: { height: 2 } })).toBe('invalid-event data.values.height: talent has no height');
    expect(await entry({ values: { area: 1e13 } })).toMatch(/^invalid-event data\.values\.area: /);
    expect(await entry({ street: 'nowhere' })).toBe('unknown-street data.street: there is no street nowhere');
  });

  it('of a monthly register says its month, which is not to come, and its stage', async () => {
    expect(await credit({ values: { score: 88.5 } })).toBe('accepted');
    expect(await credit({ entry: 'e-1' })).toBe('invalid-event data.entry: an entry of credit is named by its month, as in estate/2026-11');
    expect(await credit({ entry: 'e-1/2026-13' })).toMatch(/^invalid-event data\.entry/);
    expect(await credit({ entry: 'e-1/2026-12' })).toBe('invalid-event data.entry: 2026-12 is not over or running at the event\'s time');
    expect(await credit({ stage: undefined })).toMatch(/^invalid-event data\.stage/);
  });
});

describe('what a study gave', () => {
  it('is taken of a register as a whole, its stages and kinds', async () => {
    expect(await baseline({})).toBe('accepted');
    expect(await baseline({ key: 'all', measure: 'share', value: 96.22 })).toBe('accepted');
    expect(await baseline({ key: 'done', measure: 'count' })).toBe('accepted');
    expect(await baseline({ measure: 'yuan', value: 3_437_000 })).toBe('accepted');
  });

  it('is refused with the name of what the register does not have', async () => {
    expect(await baseline({ register: 'dragons' })).toMatch(/^unknown-register data\.register/);
    expect(await baseline({ key: 'shed' })).toMatch(/^invalid-event data\.key: campaign has no shed, but all, running, /);
    expect(await baseline({ measure: 'area' })).toBe('invalid-event data.measure: campaign has no area, but count, finished, share, target, done, batches, firms, yuan');
  });
});

describe('staff on duty', () => {
  it('need a place', async () => {
    expect(await told('duty', { role: 'police', staff: 3 })).toBe('invalid-event data.block: duty needs a block, or lon and lat');
    expect(await told('duty', { role: 'police', staff: 3, block })).toBe('accepted');
  });
});

it('nothing that was refused is in the journal', async () => {
  expect(JSON.stringify(await ingest.records())).not.toMatch(/dragons|castle|height|nowhere/);
});

it('no zero is negative, for it would read back as a positive one', () => {
  const event = checker(district, [])({ kind: 'entry', id: 'z', source: '/registers', time: NOON, data: { register: 'demolition', entry: 'd-1', values: { area: -0 } } }, NOON);
  expect(event.kind === 'entry' && Object.is(event.data.values?.area, 0)).toBe(true);
});
