import { expect, test } from 'vitest';
import { Connection } from '../../../wall/subscribe/connection.ts';
import { DistrictClock } from '../../../wall/subscribe/clock.ts';
import { Feeds } from '../../../wall/subscribe/feeds.ts';
import { Painter } from '../../../wall/subscribe/painter.ts';
import { ManualTiming } from '../support/manual-timing.ts';
import { ModelServer } from '../support/model-server.ts';

function bench() {
  const server = new ModelServer();
  const timing = new ManualTiming();
  const painter = new Painter(timing, { wants: () => false, stood: () => undefined });
  const connection = new Connection({
    dial: server.dial, timing, clock: new DistrictClock(() => timing.now()), display: 'test',
    outdated: () => undefined, changed: () => undefined, applied: (replica) => { painter.mark(replica); },
  });
  const settle = () => {
    timing.pass(0);
    while (!server.idle) server.deliver(1);
  };
  connection.start();
  settle();
  return { server, timing, settle, feeds: new Feeds(connection.topics, painter) };
}

test('a topic is subscribed to while anybody watches it, once however many do', () => {
  const { server, settle, feeds } = bench();
  const stops = [feeds.of('alerts').watch(() => undefined), feeds.of('alerts').watch(() => undefined)];
  settle();
  expect([server.rooms, server.asked.filter((name) => name === 'subscribe').length]).toEqual([['alerts'], 1]);
  stops[0]?.();
  stops[0]?.();
  settle();
  expect(server.rooms).toEqual(['alerts']);
  stops[1]?.();
  settle();
  expect(server.rooms).toEqual([]);
});

test('who watches is called in the display frame after a change, and finds the rows', () => {
  const { server, timing, settle, feeds } = bench();
  const feed = feeds.of('alerts');
  const seen: string[][] = [];
  feed.watch(() => { seen.push(feed.table('alerts')?.rows().map(({ id }) => id) ?? []); });
  settle();
  timing.paint();
  server.table(0).add('a-1');
  server.tick();
  settle();
  expect(seen).toEqual([[]]);
  timing.paint();
  expect(seen).toEqual([[], ['a-1']]);
});

test('a row stays the same object until it changes', () => {
  const { server, settle, feeds } = bench();
  const feed = feeds.of('alerts');
  feed.watch(() => undefined);
  for (const id of ['a', 'b']) server.table(0).add(id);
  server.tick();
  settle();
  const [a, b] = feed.table('alerts')?.rows() ?? [];
  server.table(0).set(server.table(0).slot('b'), 'severity', 1);
  server.tick();
  settle();
  const [sameA, newB] = feed.table('alerts')?.rows() ?? [];
  expect(sameA).toBe(a);
  expect(newB).not.toBe(b);
  expect([b?.severity, newB?.severity]).toEqual([0, 1]);
});
