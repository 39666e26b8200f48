import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Case } from '#server/cases/case';
import type { Destination } from '#server/outbound/kinds/index';
import { Outbound } from '#server/outbound/outbound';
import type { CaseEvent } from '#server/outbound/told';
import { ManualTime } from '#tests/support/manual-time';
import { startMosquitto } from '#tests/support/mosquitto';
import { startHttpPeer, type HttpPeer } from '#tests/support/peer-http';
import { tempDir } from '#tests/support/spawn-server';

const NOON = Date.UTC(2026, 10, 24, 4);
const SECRET = `whsec_${Buffer.from('a key of thirty-two bytes, or so.').toString('base64')}`;

let dir: Awaited<ReturnType<typeof tempDir>>;
let peer: HttpPeer;
let time: ManualTime;
let bodies: string[];
let waits: number[];
/** Until when whoever waits from now on waits. */
let held: Promise<unknown>;
/** What the peer answers next, the last one for ever. */
interface Said { status: number; headers?: Record<string, string> }
let answers: Said[];
let open: Outbound[];

beforeEach(async () => {
  [dir, time, bodies, waits, held, answers, open] = [await tempDir(), new ManualTime(NOON), [], [], Promise.resolve(), [{ status: 204 }], []];
  // The judge of signatures reads the clock of the process.
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  peer = await startHttpPeer((request: IncomingMessage, response: ServerResponse) => {
    void read(request).then((body) => {
      bodies.push(body);
      const { status, headers = {} } = (answers.length > 1 ? answers.shift() : answers[0]) as Said;
      response.writeHead(status, headers).end('an answer nobody reads');
    });
  });
});
afterEach(async () => {
  for (const one of open) await one.stop().then(() => one.close());
  vi.useRealTimers();
  await Promise.all([peer.end(), dir.remove()]);
});

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  return text;
}

const webhook = (over: object = {}): Destination => ({ id: 'dispatch', kind: 'webhook', url: `${peer.url}/cases`, private: true, secret: SECRET, ...over });
function start(destinations: readonly Destination[] = [webhook()], since = 0): Outbound {
  const wait = async (ms: number) => {
    waits.push(ms);
    const until = held;
    await turn();
    await until;
  };
  const outbound = new Outbound({ destinations, source: '/tongxin/test', dir: dir.path, since, clock: time, wait, random: () => 0 });
  open.push(outbound);
  outbound.start();
  return outbound;
}
async function end(outbound: Outbound): Promise<void> {
  await outbound.stop();
  await outbound.close();
  open = open.filter((one) => one !== outbound);
}

const row = (over: Partial<Case> = {}): Case => ({
  id: 'c-1', slot: 0, scene: 'fire-lane', block: 'b-1', state: 'dispatched', severity: 2, origin: 'patrol', department: '城管', opened: NOON - 3_600_000,
  changed: NOON, due: NOON + 3_600_000, overdue: false, alerts: 1, since: NOON, ended: 0, light: 'none', suspended: false, extended: false, supervised: false, ...over,
} as Case);
const events = (): CaseEvent[] => bodies.map((body) => JSON.parse(body) as CaseEvent);
const heard = (count: number) => vi.waitUntil(() => bodies.length >= count);

describe('a webhook', () => {
  it('is told of a case as a CloudEvent, signed as Standard Webhooks has it', async () => {
    const outbound = start();
    outbound.change(undefined, row(), NOON, 7);
    await heard(1);
    const request = peer.asked[0] as IncomingMessage;
    expect(request.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    const judged = new Webhook(SECRET).verify(bodies[0] as string, request.headers as Record<string, string>) as CaseEvent;
    expect(judged).toEqual({
      specversion: '1.0', id: `case-${NOON}-7-0`, source: '/tongxin/test', type: 'tongxin.case.changed.v1', subject: 'c-1', time: '2026-11-24T04:00:00.000Z', datacontenttype: 'application/json',
      data: {
        case: 'c-1', scene: 'fire-lane', block: 'b-1', state: 'dispatched', light: 'none', severity: 2, origin: 'patrol', department: '城管', overdue: false, supervised: false,
        suspended: false, extended: false, alerts: 1, opened: '2026-11-24T03:00:00.000Z', since: '2026-11-24T04:00:00.000Z', due: '2026-11-24T05:00:00.000Z',
      },
    });
    expect(request.headers['webhook-id']).toBe(judged.id);
    expect(() => new Webhook(SECRET).verify(`${bodies[0] ?? ''} `, request.headers as Record<string, string>)).toThrow();
  });

  it('hears each change once and in order, and nothing of one more alert', async () => {
    const outbound = start();
    const cases = [row(), row({ light: 'yellow' }), row({ light: 'yellow', alerts: 5 }), row({ light: 'red', overdue: true })];
    cases.forEach((is, i) => { outbound.change(cases[i - 1], is, NOON + i, 7); });
    await heard(3);
    await vi.waitUntil(() => outbound.list()[0]?.state === 'idle');
    expect(events().map(({ data: { light } }) => light)).toEqual(['none', 'yellow', 'red']);
    expect(outbound.list()).toMatchObject([{ id: 'dispatch', kind: 'webhook', sent: 3, waiting: 0, refused: 0, reason: '' }]);
  });

  it('that is away is waited for longer each time, at least as long as it asks, and nothing is lost or out of order', async () => {
    answers = [{ status: 503 }, { status: 429, headers: { 'retry-after': '120' } }, { status: 500 }, { status: 204 }];
    const outbound = start();
    outbound.change(undefined, row({ id: 'c-1' }), NOON, 7);
    outbound.change(undefined, row({ id: 'c-2' }), NOON, 7);
    await heard(5);
    expect(events().map(({ subject }) => subject)).toEqual(['c-1', 'c-1', 'c-1', 'c-1', 'c-2']);
    expect(new Set(events().map(({ id }) => id)).size).toBe(2);
    expect(waits).toEqual([1_000, 120_000, 4_000]);
  });

  it('that refuses a message keeps none of the others from it; what was refused is kept with its reason, and told again on demand', async () => {
    answers = [{ status: 422 }, { status: 204 }];
    const outbound = start();
    outbound.change(undefined, row({ id: 'c-1' }), NOON, 7);
    outbound.change(undefined, row({ id: 'c-2' }), NOON, 7);
    await heard(2);
    await vi.waitUntil(() => outbound.list()[0]?.waiting === 0);
    expect(outbound.letters('dispatch', 10)).toMatchObject([{ reason: `${peer.host} answers 422`, tries: 1, event: { subject: 'c-1' } }]);
    expect(await outbound.again('dispatch')).toBe(1);
    await heard(3);
    expect(events()[2]?.id).toBe(events()[0]?.id);
    expect(outbound.letters('dispatch', 10)).toEqual([]);
  });

  it('that fails over one message for ever gives it up after ten tries', async () => {
    answers = [...Array.from({ length: 10 }, () => ({ status: 500 })), { status: 204 }];
    const outbound = start();
    outbound.change(undefined, row({ id: 'c-1' }), NOON, 7);
    outbound.change(undefined, row({ id: 'c-2' }), NOON, 7);
    await heard(11);
    expect(outbound.letters('dispatch', 10)).toMatchObject([{ tries: 10, event: { subject: 'c-1' } }]);
    expect(events().at(-1)?.subject).toBe('c-2');
  });

  it('is followed to no other address', async () => {
    answers = [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, { status: 204 }];
    const outbound = start();
    outbound.change(undefined, row(), NOON, 7);
    await heard(2);
    expect(peer.asked.map(({ url }) => url)).toEqual(['/cases', '/cases']);
  });

  it('without a usable secret says so, and of the secret nothing', async () => {
    const outbound = start([webhook({ secret: 'whsec_short' })]);
    outbound.change(undefined, row(), NOON, 7);
    await vi.waitUntil(() => outbound.list()[0]?.reason !== '');
    expect(outbound.list()[0]?.reason).toBe('the secret of a webhook is whsec_ and 24 to 64 bytes in base64');
    expect(bodies).toEqual([]);
  });
});

describe('across a restart', () => {
  it('what was not told is told, and what the fold comes past again is not', async () => {
    answers = [{ status: 503 }];
    const before = start();
    before.change(undefined, row({ id: 'c-1' }), NOON, 7);
    before.change(undefined, row({ id: 'c-2' }), NOON, 7);
    await heard(1);
    await end(before);
    [bodies, answers] = [[], [{ status: 204 }]];
    const after = start();
    for (const id of ['c-1', 'c-2']) after.change(undefined, row({ id }), NOON, 7);
    after.change(undefined, row({ id: 'c-3' }), NOON + 1, 8);
    await heard(3);
    await vi.waitUntil(() => after.list()[0]?.state === 'idle');
    // What was on its way when the courier stopped may have arrived late.
    expect([...new Set(events().map(({ subject }) => subject))]).toEqual(['c-1', 'c-2', 'c-3']);
    expect(after.list()[0]?.sent).toBe(3);
  });

  it('nothing of the past is told to a centre that was not asked to tell before', async () => {
    const outbound = start([webhook()], NOON);
    outbound.change(undefined, row({ id: 'c-1' }), NOON, 7);
    outbound.change(undefined, row({ id: 'c-2' }), NOON + 1, 7);
    await heard(1);
    await vi.waitUntil(() => outbound.list()[0]?.state === 'idle');
    expect(events().map(({ subject }) => subject)).toEqual(['c-2']);
  });

  it('a change is on disk once `flushed` says so', async () => {
    answers = [{ status: 503 }];
    const before = start();
    for (let i = 0; i < 500; i++) before.change(undefined, row({ id: `c-${i}` }), NOON, i);
    await before.flushed();
    expect(before.list()[0]?.waiting).toBe(500);
    await end(before);
    expect(start().list()[0]?.waiting).toBe(500);
  });
});

describe('several destinations', () => {
  it('do not wait for each other', async () => {
    const outbound = start([webhook({ id: 'dead', url: 'http://127.0.0.1:1/' }), webhook()]);
    outbound.change(undefined, row(), NOON, 7);
    await heard(1);
    await vi.waitUntil(() => outbound.list()[1]?.waiting === 0);
    expect(outbound.list()).toMatchObject([{ id: 'dead', waiting: 1 }, { id: 'dispatch', waiting: 0, sent: 1 }]);
  });
});

describe('a topic of a broker', () => {
  it('has each change at least once and in order, across the death of the broker', async () => {
    const broker = await startMosquitto(['allow_anonymous true', 'autosave_interval 1']);
    try {
      const subjects: string[] = [];
      const listen = async () => {
        const client = await broker.client({ clientId: 'dispatch', clean: true });
        client.on('message', (_, payload, { properties }) => {
          expect(properties?.contentType).toBe('application/cloudevents+json');
          subjects.push((JSON.parse(payload.toString()) as CaseEvent).subject);
        });
        await client.subscribeAsync('tongxin/cases', { qos: 1 });
        return client;
      };
      const listener = await listen();
      const outbound = start([{ id: 'bus', kind: 'mqtt', url: broker.url, version: '5', topic: 'tongxin/cases' }]);
      for (let i = 0; i < 20; i++) outbound.change(undefined, row({ id: `c-${i}` }), NOON, i);
      await vi.waitUntil(() => subjects.includes('c-19'));
      await broker.kill();
      for (let i = 20; i < 40; i++) outbound.change(undefined, row({ id: `c-${i}` }), NOON, i);
      // Nothing is told before somebody listens again: the broker forgot with its death who did.
      let listens = () => {};
      held = new Promise<void>((resolve) => { listens = resolve; });
      const tried = waits.length;
      await vi.waitUntil(() => waits.length > tried);
      await listener.endAsync(true);
      await broker.restart();
      await listen();
      listens();
      await vi.waitUntil(() => outbound.list()[0]?.waiting === 0, { timeout: 10_000 });
      await vi.waitUntil(() => subjects.includes('c-39'));
      expect([...new Set(subjects)]).toEqual(Array.from({ length: 40 }, (_, i) => `c-${i}`));
    } finally {
      await broker.end();
    }
  });
});
