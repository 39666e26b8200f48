import { expect, test } from 'vitest';
import { FRAME } from '#protocol/frames';
import { PROTOCOL_VERSION } from '#protocol/version';
import { Connection } from '../../../wall/subscribe/connection.ts';
import { DistrictClock } from '../../../wall/subscribe/clock.ts';
import { ManualTiming } from '../support/manual-timing.ts';
import { ModelServer } from '../support/model-server.ts';

function bench() {
  const server = new ModelServer();
  const timing = new ManualTiming();
  const states: string[] = [];
  let outdated = 0;
  const clock = new DistrictClock(() => timing.now());
  const connection = new Connection({
    dial: server.dial, timing, clock, display: 'test', outdated: () => { outdated++; }, applied: () => undefined,
    changed: () => { if (states.at(-1) !== connection.state) states.push(connection.state); },
  });
  const settle = () => { timing.pass(0); while (!server.idle) server.deliver(1); };
  return { server, timing, states, clock, connection, settle, outdated: () => outdated };
}

test('a lost server shows at once, and one that falls silent within 2.5 seconds', () => {
  const { server, timing, states, connection, settle } = bench();
  connection.start();
  settle();
  expect(states).toEqual(['live']);
  timing.pass(2499);
  expect(connection.state).toBe('live');
  timing.pass(1);
  expect(connection.state).toBe('late');
  server.beat();
  settle();
  expect(connection.state).toBe('live');
  server.cut();
  expect(states).toEqual(['live', 'late', 'live', 'lost']);
});

test('a connection over which nothing comes any more is given up and dialled anew', () => {
  const { server, timing, connection, settle } = bench();
  connection.start();
  settle();
  timing.pass(8000);
  expect(connection.state).toBe('lost');
  timing.pass(2000);
  settle();
  expect([server.dials, connection.state]).toEqual([2, 'live']);
});

test('it never tries more than once a second, and waits longer with each failure until a frame was applied', () => {
  const { server, timing, connection, settle } = bench();
  timing.chance = 0;
  connection.topics.want('alerts');
  server.up = false;
  connection.start();
  for (let i = 0; i < 60; i++) { settle(); timing.pass(1000); }
  expect(server.dials).toBeLessThanOrEqual(61);
  timing.chance = 0.999;
  const before = server.dials;
  for (let i = 0; i < 60; i++) { settle(); timing.pass(1000); }
  expect(server.dials - before).toBeLessThanOrEqual(5);
  server.up = true;
  for (let i = 0; i < 16; i++) { settle(); timing.pass(1000); server.beat(); }
  settle();
  expect(connection.state).toBe('live');
  server.cut();
  timing.pass(2000);
  settle();
  expect(connection.state).toBe('live');
});

test('a connection that opens but never brings a frame does not reset the wait', () => {
  const { server, timing, connection } = bench();
  timing.chance = 0.999;
  connection.topics.want('alerts');
  connection.start();
  for (let i = 0; i < 60; i++) {
    server.deliver(1);
    server.cut();
    timing.pass(1000);
  }
  expect(server.dials).toBeLessThanOrEqual(9);
});

test('topics wanted in one turn are joined by one command, and released ones are left', () => {
  const { server, connection, settle } = bench();
  connection.start();
  settle();
  connection.topics.want('alerts');
  connection.topics.want('scenes');
  settle();
  expect(server.asked.filter((name) => name === 'subscribe')).toHaveLength(1);
  expect(server.rooms).toEqual(['alerts', 'scenes']);
  connection.topics.release('scenes');
  connection.topics.want('cases');
  connection.topics.release('cases');
  settle();
  expect(server.rooms).toEqual(['alerts']);
});

test('a topic released while its subscription is under way is left again', () => {
  const { server, timing, connection, settle } = bench();
  connection.start();
  settle();
  connection.topics.want('alerts');
  timing.pass(0);
  connection.topics.release('alerts');
  settle();
  expect(server.rooms).toEqual([]);
});

test('a gap asks for one snapshot, however many frames follow it, and again only after a wait', () => {
  const { server, timing, connection, settle } = bench();
  connection.topics.want('alerts');
  connection.start();
  settle();
  const add = (id: string) => { server.table(0).add(id); server.tick(); };
  server.losing = 1;
  add('lost');
  for (const id of ['a', 'b', 'c']) { add(id); server.deliver(1); }
  expect(server.asked.filter((name) => name === 'resync').length).toBeLessThanOrEqual(1);
  settle();
  expect(server.asked.filter((name) => name === 'resync')).toHaveLength(1);
  expect(connection.topics.replicas()[0]?.tables['alerts']?.size).toBe(4);
  timing.pass(1000);
  expect(connection.topics.settled).toBe(true);
});

test('a connection that comes back within the same run goes on from the last seq without a snapshot', () => {
  const { server, timing, connection, settle } = bench();
  connection.topics.want('alerts');
  connection.start();
  settle();
  server.table(0).add('a');
  server.tick();
  server.deliver(9);
  server.cut();
  server.table(0).add('b');
  server.tick();
  const frames: string[] = [];
  const { snapshot } = connection.topics;
  connection.topics.snapshot = (frame) => { frames.push(FRAME.snapshot); snapshot.call(connection.topics, frame); };
  timing.pass(2000);
  settle();
  expect(connection.topics.replicas()[0]?.tables['alerts']?.rows().map(({ id }) => id)).toEqual(['a', 'b']);
  expect(frames).toEqual([]);
});

test('another version of the protocol asks for another wall and applies nothing', () => {
  const { server, connection, settle, outdated } = bench();
  server.version = PROTOCOL_VERSION + 1;
  connection.start();
  settle();
  expect([outdated(), connection.state]).toEqual([1, 'lost']);
});

test('the time of day comes from the server, and goes on while it is away', () => {
  const { server, timing, clock, connection, settle } = bench();
  connection.start();
  settle();
  const heard = clock.now();
  expect(heard).toBe(server.at);
  server.up = false;
  server.cut();
  timing.pass(60_000);
  expect(clock.now()).toBe(heard + 60_000);
});
