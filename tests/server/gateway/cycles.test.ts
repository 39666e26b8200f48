import WebSocket from 'ws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pack } from '#protocol/codec';
import { PROTOCOL_VERSION } from '#protocol/version';
import { roomOf } from '#server/publish/fanout';
import { metric, openBare, type Bare } from '#tests/support/bare-gateway';
import { ownHeap } from '#tests/support/own-heap';

const CYCLES = 10_000;
const AT_ONCE = 40;
const CONNECT = pack([0, { version: PROTOCOL_VERSION, display: 'cycle' }]);
const SUBSCRIBE = pack([2, ['subscribe', { topics: [{ topic: 'one' }, { topic: 'two' }] }]]);

let bare: Bare;
beforeEach(async () => { bare = await openBare({ limits: { connections: 1_000 } }); });
afterEach(() => bare.close());

/** A display that comes, subscribes, gets both topics and goes. */
const cycle = () => new Promise<void>((resolve, reject) => {
  const socket = new WebSocket(`${bare.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
  let snapshots = 0;
  socket.once('message', () => { socket.send(CONNECT); socket.send(SUBSCRIBE); });
  socket.on('message', (bytes: Buffer) => {
    if (bytes.includes('snapshot') && ++snapshots === 2) socket.close();
  });
  socket.on('close', () => { resolve(); });
  socket.on('error', reject);
});
const cycles = async (count: number) => {
  let left = count;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => { while (left-- > 0) await cycle(); }));
};

test('ten thousand displays that came and went have left nothing behind: no display, no subscription, no memory (goal S4)', async () => {
  await cycles(1_000);
  const before = ownHeap();
  await cycles(CYCLES);
  expect(await metric(bare.metrics, 'connections_total')).toBe(CYCLES + 1_000);
  expect(await metric(bare.metrics, 'displays')).toBe(0);
  for (const topic of ['one', 'two']) expect(bare.air.audience(roomOf(topic))).toBe(false);
  expect(ownHeap()).toBeLessThan(before * 1.05);
}, 120_000);
