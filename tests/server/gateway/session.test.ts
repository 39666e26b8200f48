import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#protocol/version';
import { metric, openBare, type Bare, type BareOptions } from '#tests/support/bare-gateway';
import { connect, type Client, type ClientOptions } from '#tests/support/client';

let bare: Bare;
let clients: Client[];

const open = async (options: BareOptions = {}) => { bare = await openBare(options); };
const join = async (options: ClientOptions = {}) => {
  const client = await connect(bare.url, options);
  clients.push(client);
  return client;
};

beforeEach(() => { clients = []; });
afterEach(async () => {
  for (const client of clients) client.close();
  await bare.close();
});

const problemOf = (reply: unknown) => (reply as { problem?: { type: string } }).problem?.type.replace('urn:tongxin:problem:', '');

describe('a display', () => {
  it('is told the epoch, the mode, the time and all topics first', async () => {
    await open({ epoch: 'run-7' });
    const { welcome } = await join();
    expect(welcome).toMatchObject({ version: PROTOCOL_VERSION, epoch: 'run-7', mode: 'live', speed: 1, heartbeat: 1_000, topics: ['one', 'two'] });
  });

  it('of another version is refused by name', async () => {
    await open();
    await expect(join({ version: 99 })).rejects.toMatchObject({ message: 'version-mismatch', data: { status: 409 } });
  });

  it('beyond the limit is refused by name, and the others stay', async () => {
    await open({ limits: { connections: 2 } });
    const [first] = [await join(), await join()];
    await expect(join()).rejects.toMatchObject({ message: 'too-many-connections', data: { status: 503 } });
    expect(await first.ask('time')).toMatchObject({ ok: true });
  });

  it('gets a snapshot of what it subscribes to, then every change', async () => {
    await open();
    const { items } = bare.topics.get('two').tables;
    items.add('a', { count: 1 });
    const client = await join();
    expect(await client.ask('subscribe', { topics: [{ topic: 'two' }] })).toEqual({ ok: true });
    const first = await client.until(() => client.of('two')[0]);
    expect(first.kind).toBe('snapshot');
    items.set(0, 'count', 2);
    const second = await client.until(() => client.of('two')[1]);
    expect([second.kind, second.seq]).toEqual(['delta', first.seq + 1]);
  });

  it('gets nothing more of a topic it left', async () => {
    await open();
    const client = await join();
    await client.ask('subscribe', { topics: [{ topic: 'one' }, { topic: 'two' }] });
    await client.ask('unsubscribe', { topics: ['one'] });
    bare.topics.get('one').tables.items.add('a');
    bare.topics.get('two').tables.items.add('a');
    await client.until(() => client.of('two').find(({ kind }) => kind === 'delta'));
    expect(client.of('one').filter(({ kind }) => kind === 'delta')).toEqual([]);
  });

  it('that comes back within the same run gets the very deltas it missed', async () => {
    await open();
    const { items } = bare.topics.get('one').tables;
    items.add('a');
    const [stays, leaves] = [await join(), await join()];
    for (const client of [stays, leaves]) {
      await client.ask('subscribe', { topics: [{ topic: 'one' }] });
      await client.until(() => client.of('one')[0]);
    }
    const { seq } = leaves.of('one')[0]!;
    leaves.close();
    for (let i = 1; i <= 3; i += 1) {
      items.set(0, 'count', i);
      await stays.until(() => stays.of('one').at(-1)?.seq === seq + i);
    }
    const back = await join();
    await back.ask('subscribe', { epoch: 'epoch-1', topics: [{ topic: 'one', seq }] });
    await back.until(() => back.of('one').length >= 3);
    const missed = stays.of('one').slice(1);
    expect(back.of('one').map(({ bytes }) => Buffer.from(bytes))).toEqual(missed.map(({ bytes }) => Buffer.from(bytes)));
    items.set(0, 'count', 9);
    expect((await back.until(() => back.of('one')[3])).seq).toBe(seq + 4);
  });

  it('that comes back with the seq of another run gets a snapshot', async () => {
    await open();
    bare.topics.get('one').tables.items.add('a');
    const client = await join();
    await client.ask('subscribe', { epoch: 'an-earlier-one', topics: [{ topic: 'one', seq: 0 }] });
    expect((await client.until(() => client.of('one')[0])).kind).toBe('snapshot');
  });

  it('that saw a gap gets the snapshot again', async () => {
    await open();
    const client = await join();
    await client.ask('subscribe', { topics: [{ topic: 'one' }] });
    await client.ask('resync', { topic: 'one' });
    await client.until(() => client.of('one').length === 2);
    expect(client.of('one').map(({ kind }) => kind)).toEqual(['snapshot', 'snapshot']);
  });

  it('reports what it painted, which becomes the figure of the way to the glass', async () => {
    await open();
    const client = await join({ display: 'main' });
    await client.ask('subscribe', { topics: [{ topic: 'one' }] });
    await client.until(() => client.of('one')[0]);
    bare.topics.get('one').tables.items.add('a');
    const { seq, value } = await client.until(() => client.of('one')[1]);
    expect(await client.ask('report', { painted: [{ topic: 'one', seq, at: value[2] + 40 }] })).toEqual({ ok: true });
    const glass = (await bare.metrics.registry.getMetricsAsJSON()).find(({ name }) => name === 'tongxin_glass_seconds');
    expect(glass?.values.find((one) => (one as { metricName?: string }).metricName === 'tongxin_glass_seconds_sum')?.value).toBeCloseTo(0.04);
    await join({ display: 'other' });
    const displays = async (query: string) => (await (await fetch(`${bare.url}/api/displays${query}`)).json()) as object;
    expect(await displays('?display=main')).toMatchObject({ displays: [{ display: 'main', topics: ['one'], painted: { one: { seq, at: value[2] + 40 } } }] });
    expect(await displays('?display=nobody')).toEqual({ displays: [] });
    expect(await displays('')).toMatchObject({ displays: [{ display: 'main' }, { display: 'other' }] });
  });
});

describe('fifty displays at once', () => {
  it('cost one encoding of a snapshot', async () => {
    await open();
    const { items } = bare.topics.get('one').tables;
    for (let i = 0; i < 500; i += 1) items.add(`row-${i}`, { label: `row ${i}`, count: i });
    const all = await Promise.all(Array.from({ length: 50 }, () => join()));
    await Promise.all(all.map((client) => client.ask('subscribe', { topics: [{ topic: 'one' }] })));
    const frames = await Promise.all(all.map((client) => client.until(() => client.of('one')[0])));
    expect(new Set(frames.map(({ kind }) => kind))).toEqual(new Set(['snapshot']));
    expect(await metric(bare.metrics, 'frames_total', { kind: 'snapshot' })).toBe(1);
  });
});

describe('a command', () => {
  it('that is not one is answered with the fault, and the connection goes on', async () => {
    await open();
    const client = await join();
    for (const [name, value, fault] of [
      ['nonsense', {}, 'bad-command'], ['toString', {}, 'bad-command'], ['subscribe', { topics: [] }, 'bad-command'], ['subscribe', null, 'bad-command'],
      ['subscribe', { topics: [{ topic: 'nowhere' }] }, 'unknown-topic'], ['resync', { topic: '__proto__' }, 'unknown-topic'],
      ['report', { painted: [{ topic: 'nowhere', seq: 1, at: 1 }] }, 'unknown-topic'], ['report', { painted: [{ topic: 'one', seq: -1, at: 1 }] }, 'bad-command'],
    ] as const) expect(problemOf(await client.ask(name, value)), name).toBe(fault);
    expect(await client.ask('time')).toMatchObject({ ok: true });
  });

  it('for an unknown topic changes nothing of what else it names', async () => {
    await open();
    const client = await join();
    await client.ask('subscribe', { topics: [{ topic: 'one' }, { topic: 'nowhere' }] });
    await client.ask('time');
    expect(client.frames).toEqual([]);
  });

  it('beyond the subscription limit is refused', async () => {
    await open({ names: ['a', 'b', 'c'], limits: { subscriptions: 2 } });
    const client = await join();
    await client.ask('subscribe', { topics: [{ topic: 'a' }, { topic: 'b' }] });
    expect(problemOf(await client.ask('subscribe', { topics: [{ topic: 'c' }] }))).toBe('too-many-subscriptions');
    expect(await client.ask('subscribe', { topics: [{ topic: 'b' }] })).toEqual({ ok: true });
    await client.ask('unsubscribe', { topics: ['a'] });
    expect(await client.ask('subscribe', { topics: [{ topic: 'c' }] })).toEqual({ ok: true });
  });

  it('beyond so many a second is refused', async () => {
    await open({ limits: { commands: 1, burst: 5 } });
    const client = await join();
    const replies = await Promise.all(Array.from({ length: 8 }, () => client.ask('time')));
    expect(replies.map(problemOf).filter((fault) => fault === 'too-many-commands').length).toBeGreaterThanOrEqual(2);
  });

  it('in a flood without end cuts that display off, and no other', async () => {
    await open({ limits: { commands: 1, burst: 5 } });
    const [flood, other] = [await join(), await join()];
    for (let i = 0; i < 1_200; i += 1) flood.socket.emit('time', {});
    expect(await flood.closed).toEqual({ code: 4029, reason: 'commands' });
    expect(await other.ask('time')).toMatchObject({ ok: true });
    expect(await metric(bare.metrics, 'disconnects_total', { reason: 'commands' })).toBe(1);
  });
});
