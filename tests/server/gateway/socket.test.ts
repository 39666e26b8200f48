import WebSocket from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pack } from '#protocol/codec';
import { PROTOCOL_VERSION } from '#protocol/version';
import { metric, openBare, type Bare } from '#tests/support/bare-gateway';
import { connect, type Client } from '#tests/support/client';
import { ask } from '#tests/support/request';

let bare: Bare;
let witness: Client;

beforeEach(async () => {
  bare = await openBare();
  witness = await connect(bare.url);
});
afterEach(async () => {
  witness.close();
  await bare.close();
});

const CONNECT = pack([0, { version: PROTOCOL_VERSION, display: 'raw' }]);

/** A display that sends these messages after the handshake; resolves with its close code once it is closed. */
function say(...messages: (Uint8Array | string)[]): Promise<number> {
  const socket = new WebSocket(`${bare.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  return new Promise((resolve, reject) => {
    socket.once('message', () => { for (const message of messages) socket.send(message); });
    socket.on('close', resolve);
    socket.on('error', reject);
  });
}

describe('the socket', () => {
  it.each([
    ['bytes that are no MessagePack', [CONNECT, new Uint8Array([0xc1, 0xff])]],
    ['bytes before a connect', [new Uint8Array([0xc1])]],
    ['text', [CONNECT, '42["time",{}]']],
    ['a packet that is no array', [CONNECT, pack({ type: 2 })]],
    ['a type that is none', [CONNECT, pack([9, []])]],
    ['an event without a name', [CONNECT, pack([2, [1, 2]])]],
    ['an event by a reserved name', [CONNECT, pack([2, ['disconnect', 'x']])]],
    ['an event by the name of an error', [CONNECT, pack([2, ['error', 'x']])]],
    ['an event before a connect', [pack([2, ['time', {}]])]],
    ['a connect that is no record', [pack([0, 7])]],
    ['a second connect', [CONNECT, CONNECT]],
    ['a message that is too large', [CONNECT, pack([2, ['time', 'x'.repeat(70_000)]])]],
  ])('closes a connection that sends %s, and that one alone', async (_, messages) => {
    expect(await say(...messages)).toBeGreaterThanOrEqual(1_000);
    expect(await witness.ask('time')).toMatchObject({ ok: true });
  });

  it('counts why it closed one', async () => {
    await say(CONNECT, new Uint8Array([0xc1]));
    expect(await metric(bare.metrics, 'disconnects_total', { reason: 'bad-frame' })).toBe(1);
  });

  it('refuses a connect that says nothing of its version', async () => {
    const socket = new WebSocket(`${bare.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const answer = await new Promise<Buffer>((resolve) => {
      socket.on('message', (data: Buffer, binary) => {
        if (binary) resolve(data);
        else socket.send(pack([0]));
      });
    });
    socket.terminate();
    expect(answer.toString('latin1')).toContain('bad-command');
  });

  it('answers plain HTTP at its path as anywhere else', async () => {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const { status, headers } = await ask(bare.url, '/socket.io/?EIO=4&transport=polling', { method });
      expect([status, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
    }
  });

  it('keeps nothing for a display that went, so coming back is by seq and snapshot alone (goal S6)', async () => {
    const client = await connect(bare.url);
    await client.ask('subscribe', { topics: [{ topic: 'one' }] });
    await client.until(() => client.of('one')[0]);
    client.close();
    const back = await connect(bare.url);
    expect([client, back].map(({ socket }) => socket.recovered)).not.toContain(true);
    // Where it is on, a connect is answered with a second id, to recover by.
    expect(Reflect.get(back.socket, '_pid')).toBeFalsy();
    bare.topics.get('one').tables.items.add('a');
    await back.ask('time');
    expect(back.frames).toEqual([]);
    back.close();
  });
});
