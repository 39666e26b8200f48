import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { metric, openBare, type Bare } from '#tests/support/bare-gateway';
import { connect, type Client } from '#tests/support/client';
import { ManualTime } from '#tests/support/manual-time';

const KIB = 1024;
const TOPICS = Array.from({ length: 20 }, (_, i) => `topic-${i}`);

let bare: Bare | undefined;
const clients: Client[] = [];
const join = async (url: string) => {
  const client = await connect(url);
  clients.push(client);
  return client;
};

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await bare?.close();
});

describe('heartbeats (goal S1)', () => {
  it('tell every topic\'s seq once a second, also to who lost the last frame of a quiet topic', async () => {
    const time = new ManualTime();
    bare = await openBare({ scheduler: time });
    const [here, away] = [await join(bare.url), await join(bare.url)];
    for (const client of [here, away]) await client.ask('subscribe', { topics: [{ topic: 'two' }] });
    await away.ask('unsubscribe', { topics: ['two'] });
    bare.topics.get('two').tables.items.add('a');
    await here.until(() => here.of('two').find(({ kind }) => kind === 'delta'));
    time.pass(1_000);
    const [, , seqs] = await away.until(() => away.heartbeats[0]);
    expect(seqs).toEqual([0, here.of('two').at(-1)?.seq]);
    expect(away.of('two').some(({ kind }) => kind === 'delta')).toBe(false);
    time.pass(9_000);
    await away.until(() => away.heartbeats.length === 10);
  });
});

describe('a slow display (goal S2)', () => {
  it('that reads gets 20 topics of 300 KiB, all of them', async () => {
    bare = await openBare({ names: TOPICS });
    for (const name of TOPICS) {
      const { items } = bare.topics.get(name).tables;
      for (let i = 0; i < 300; i += 1) items.add(`row-${i}`, { label: 'x'.repeat(KIB) });
    }
    const client = await join(bare.url);
    await client.ask('subscribe', { topics: TOPICS.map((topic) => ({ topic })) });
    await client.until(() => client.frames.length === TOPICS.length);
    expect(client.frames.every(({ kind, bytes }) => kind === 'snapshot' && bytes.length > 300 * KIB)).toBe(true);
    expect(client.frames.map(({ topic }) => topic)).toEqual(TOPICS);
  });

  it('that stops reading is closed with reason slow and counted, while another misses nothing', async () => {
    const time = new ManualTime();
    bare = await openBare({ scheduler: time });
    const { items } = bare.topics.get('one').tables;
    items.add('a');
    const [good, stalled] = [await join(bare.url), await join(bare.url)];
    for (const client of [good, stalled]) {
      await client.ask('subscribe', { topics: [{ topic: 'one' }] });
      await client.until(() => client.of('one')[0]);
    }
    stalled.pause();
    const first = good.of('one')[0]?.seq ?? 0;
    let sent = 0;
    while (await metric(bare.metrics, 'disconnects_total') === 0) {
      items.set(0, 'label', `${sent}`.padEnd(200 * KIB));
      sent += 1;
      time.pass(100);
      const seq = first + sent;
      await good.until(() => good.of('one').at(-1)?.seq === seq);
    }
    expect(await metric(bare.metrics, 'disconnects_total', { reason: 'slow' })).toBe(1);
    expect(good.of('one').map(({ seq }) => seq)).toEqual(Array.from({ length: sent + 1 }, (_, i) => first + i));
    stalled.resume();
    await stalled.closed;
    expect(await good.ask('time')).toMatchObject({ ok: true });
  });

  it('that reads again in time is kept, and asks for what it missed', async () => {
    const time = new ManualTime();
    bare = await openBare({ scheduler: time });
    const { items } = bare.topics.get('one').tables;
    items.add('a');
    const client = await join(bare.url);
    await client.ask('subscribe', { topics: [{ topic: 'one' }] });
    await client.until(() => client.of('one')[0]);
    client.pause();
    for (let i = 1; i <= 40; i += 1) {
      items.set(0, 'count', i);
      items.set(0, 'label', `${i}`.padEnd(400 * KIB));
      time.pass(100);
    }
    client.resume();
    const { seq } = bare.fanout.channels.get('one')!;
    const told = () => client.heartbeats.some(([, , [last]]) => last === seq);
    // Until it has read what waited, heartbeats are left out like any frame.
    while (!told()) {
      bare.fanout.heartbeat(time.now(), 1);
      await turn();
    }
    expect(client.of('one').at(-1)?.seq).toBeLessThan(seq);
    await client.ask('resync', { topic: 'one' });
    time.pass(100);
    await client.until(() => client.of('one').find((frame) => frame.kind === 'snapshot' && frame.seq === seq));
    expect(await metric(bare.metrics, 'disconnects_total')).toBe(0);
  });
});
