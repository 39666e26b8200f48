import { describe, expect, it } from 'vitest';
import { unpack } from '#protocol/codec';
import { delta, heartbeat, snapshot } from '#protocol/frames';
import { Metrics } from '#server/observe/metrics';
import { EVERYONE, Fanout, roomOf, type Air } from '#server/publish/fanout';
import { Topics, metric } from '#tests/support/bare-gateway';

/** Rooms that note what was sent; those listed have somebody in them. */
class Rooms implements Air {
  readonly sent: [string, unknown[]][] = [];
  readonly taken: Set<string>;
  constructor(...topics: string[]) { this.taken = new Set(topics.map(roomOf)); }
  publish(room: string, packet: Uint8Array): void { this.sent.push([room, opened(packet)]); }
  audience(room: string): boolean { return this.taken.has(room); }
}

/** What a packet holds: the event's name and its argument, frames unpacked. */
function opened(packet: Uint8Array): unknown[] {
  const [, [name, value]] = unpack(packet) as [number, [string, unknown]];
  return [name, value instanceof Uint8Array ? unpack(value) : value];
}

function parts(...watched: string[]) {
  const topics = new Topics(['one', 'two', 'three'], 10_000);
  const rooms = new Rooms(...watched);
  const metrics = new Metrics();
  const fanout = new Fanout(topics.topics, rooms, metrics);
  const tick = () => fanout.publish(topics.takeDirty(), topics.now);
  return { topics, rooms, metrics, fanout, tick };
}

describe('fan-out', () => {
  it('sends each changed topic to its own room once, its seq one higher', () => {
    const { topics, rooms, tick } = parts('one', 'two');
    const { items } = topics.get('two').tables;
    items.add('a', { count: 1 });
    tick();
    items.set(0, 'count', 2);
    topics.get('one').tables.items.add('b');
    tick();
    tick();
    expect(rooms.sent.map(([room, [, frame]]) => [room, ...delta.parse(frame).slice(0, 2)])).toEqual([
      [roomOf('two'), 1, 1], [roomOf('two'), 1, 2], [roomOf('one'), 0, 1],
    ]);
    expect(delta.parse(rooms.sent[1]?.[1][1])[4]).toEqual([[0, [], [0, 4, 2]]]);
  });

  it('neither drains nor encodes a topic that nobody shows', async () => {
    const { topics, rooms, fanout, metrics, tick } = parts();
    topics.get('one').tables.items.add('a', { count: 1 });
    expect(tick()).toBe(false);
    topics.get('one').tables.items.set(0, 'count', 5);
    expect(tick()).toBe(false);
    expect(rooms.sent).toEqual([]);
    expect(await metric(metrics, 'frames_total')).toBe(0);
    expect(fanout.channels.get('one')?.seq).toBe(0);
  });

  it('brings such a topic up to date in one delta when somebody asks', () => {
    const { topics, fanout, tick } = parts();
    topics.get('one').tables.items.add('a', { count: 1 });
    tick();
    topics.get('one').tables.items.add('b', { count: 2 });
    tick();
    const [missed] = fanout.catchUp('one', 0, topics.now);
    const [name, frame] = opened(missed as Uint8Array);
    expect(name).toBe('delta');
    expect(delta.parse(frame)[4]).toEqual([[0, [], [0, 31, 'a', '', 1, false, null, 1, 31, 'b', '', 2, false, null]]]);
    expect(fanout.catchUp('one', 1, topics.now)).toEqual([]);
  });

  it('encodes a snapshot once a seq, whoever asks', async () => {
    const { topics, fanout, metrics, tick } = parts('one');
    topics.get('one').tables.items.add('a', { count: 1 });
    tick();
    const [first] = fanout.catchUp('one', undefined, topics.now);
    for (let i = 0; i < 50; i += 1) expect(fanout.catchUp('one', undefined, topics.now)[0]).toBe(first);
    expect(await metric(metrics, 'frames_total', { kind: 'snapshot' })).toBe(1);
    expect(snapshot.parse(opened(first as Uint8Array)[1])).toEqual([0, 1, 10_000, -1, [[[0], [['a'], [''], [1], [false], [null]]]], [-1, -1]]);
    topics.get('one').tables.items.set(0, 'count', 2);
    tick();
    expect(fanout.catchUp('one', undefined, topics.now)[0]).not.toBe(first);
  });

  it('gives the very deltas that were published to who missed them, and a snapshot where they are gone', () => {
    const { topics, rooms, fanout, tick } = parts('one');
    const { items } = topics.get('one').tables;
    items.add('a', { count: 0 });
    tick();
    for (let count = 1; count <= 5; count += 1) {
      items.set(0, 'count', count);
      tick();
    }
    expect(fanout.catchUp('one', 3, topics.now).map(opened)).toEqual(rooms.sent.slice(3).map(([, packet]) => packet));
    for (let count = 6; count <= 400; count += 1) {
      items.set(0, 'count', count);
      tick();
    }
    expect(fanout.catchUp('one', 3, topics.now).map((packet) => opened(packet)[0])).toEqual(['snapshot']);
    expect(fanout.catchUp('one', 999, topics.now).map((packet) => opened(packet)[0])).toEqual(['snapshot']);
  });

  it('tells everyone each topic\'s seq and age', () => {
    const { topics, rooms, fanout, tick } = parts('two');
    topics.get('two').tables.items.add('a');
    topics.get('two').see(8_500);
    tick();
    fanout.walls = 7;
    fanout.heartbeat(12_000, 2);
    const [room, [name, frame]] = rooms.sent.at(-1) as [string, unknown[]];
    expect([room, name]).toEqual([EVERYONE, 'heartbeat']);
    expect(heartbeat.parse(frame)).toEqual([12_000, 2, [0, 1, 0], [-1, 3_500, -1], 7, [-1, -1, -1, -1, -1, -1]]);
  });
});
