import { afterEach, describe, expect, it } from 'vitest';
import { EVERYONE, roomOf } from '#server/publish/fanout';
import { openBare, type Bare } from '#tests/support/bare-gateway';
import { connect, type Client } from '#tests/support/client';

let bare: Bare | undefined;
let client: Client | undefined;

afterEach(async () => {
  client?.close();
  await bare?.close();
});

// What the gateway relies on below Socket.IO's own interface; an upgrade of it that changes this fails here.
describe('the wire of a display', () => {
  it('is in the room of everyone once connected and in a topic\'s room once subscribed', async () => {
    bare = await openBare();
    const { fanout } = bare;
    client = await connect(bare.url);
    expect(await client.ask('subscribe', { topics: [{ topic: 'one' }] })).toEqual({ ok: true });
    const air = (fanout as unknown as { air: { audience(room: string): boolean } }).air;
    expect([EVERYONE, roomOf('one'), roomOf('two')].map((room) => air.audience(room))).toEqual([true, true, false]);
    await client.ask('unsubscribe', { topics: ['one'] });
    expect(air.audience(roomOf('one'))).toBe(false);
  });

  it('receives a packet that was encoded once for all as a Socket.IO event', async () => {
    bare = await openBare();
    client = await connect(bare.url);
    await client.ask('subscribe', { topics: [{ topic: 'one' }] });
    bare.topics.get('one').tables.items.add('a', { label: 'first', count: 3 });
    const frame = await client.until(() => client?.of('one').find(({ kind }) => kind === 'delta'));
    expect(frame.value.slice(0, 2)).toEqual([0, 1]);
    expect(frame.value[4]).toEqual([[0, [], [0, 31, 'a', 'first', 3, false, null]]]);
  });
});
