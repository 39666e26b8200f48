import { expect, test } from 'vitest';
import { TOPICS } from '#protocol/topics';
import { Painter } from '../../../wall/subscribe/painter.ts';
import { Replica } from '../../../wall/subscribe/replica.ts';
import { Reporter } from '../../../wall/subscribe/reporter.ts';
import { ManualTiming } from '../support/manual-timing.ts';

const SEVERITY = 2 << Object.keys(TOPICS.alerts.tables.alerts).indexOf('severity');
const row = (seq: number) => [0, seq, 1000, 0, [[0, [], [0, SEVERITY, seq]]]] as never;
const first = [0, 1, 1000, 0, [[[0], [['a'], ...Object.values(TOPICS.alerts.tables.alerts).map(({ kind }) => [kind === 'text' ? '' : kind === 'flag' ? false : 0])]]], [-1, -1]] as never;

function bench(report: string[]) {
  const timing = new ManualTiming();
  const sent: { topic: string; seq: number; at: number }[][] = [];
  const reporter = new Reporter(timing, new Set(report), (painted) => { sent.push(painted); });
  const painter = new Painter(timing, { wants: (replica) => reporter.wants(replica), stood: (replicas) => { reporter.stood(replicas, timing.now()); } });
  const replica = new Replica('alerts', TOPICS.alerts);
  replica.replace(first);
  return { timing, sent, painter, replica };
}

test('many frames between two display frames are painted once', () => {
  const { timing, painter, replica } = bench([]);
  let paints = 0;
  painter.onPaint('alerts', () => { paints++; });
  for (const seq of [2, 3, 4]) {
    replica.change(row(seq));
    painter.mark(replica);
  }
  expect(paints).toBe(0);
  timing.paint();
  expect(paints).toBe(1);
  timing.paint();
  expect(timing.paint()).toBe(0);
});

test('a panel sees what changed while it paints, and nothing afterwards', () => {
  const { timing, painter, replica } = bench([]);
  painter.mark(replica);
  timing.paint();
  const changed: number[][] = [];
  painter.onPaint('alerts', () => { changed.push([...replica.tables.alerts.changed]); });
  replica.change(row(2));
  painter.mark(replica);
  timing.paint();
  expect(changed).toEqual([[0]]);
  expect(replica.tables.alerts.changed.size).toBe(0);
});

test('every painted frame of a topic asked for is reported, a display frame after it was painted', () => {
  const { timing, sent, painter, replica } = bench(['alerts']);
  for (const seq of [2, 3]) {
    replica.change(row(seq));
    painter.mark(replica);
    timing.paint();
    timing.pass(16);
    timing.paint();
    timing.pass(84);
  }
  timing.pass(100);
  expect(sent.flat()).toEqual([{ topic: 'alerts', seq: 2, at: 16 }, { topic: 'alerts', seq: 3, at: 116 }]);
});

test('reports go out at most ten times a second', () => {
  const { timing, sent, painter, replica } = bench(['alerts']);
  for (let seq = 2; seq < 122; seq++) {
    replica.change(row(seq));
    painter.mark(replica);
    timing.paint();
    timing.paint();
    timing.pass(16);
  }
  expect(sent.length).toBeLessThanOrEqual(20);
  expect(sent.flat().length).toBeGreaterThan(100);
});

test('where nobody asks, one frame in ten seconds is reported and the others cost no display frame', () => {
  const { timing, sent, painter, replica } = bench([]);
  let frames = 0;
  for (let seq = 2; seq < 102; seq++) {
    replica.change(row(seq));
    painter.mark(replica);
    frames += timing.paint() + timing.paint();
    timing.pass(100);
  }
  timing.pass(200);
  expect(sent.flat()).toHaveLength(1);
  expect(frames).toBe(101);
});

test('a drawing that throws keeps no other from drawing, and is told of', () => {
  const timing = new ManualTiming();
  const failed: unknown[] = [];
  const painter = new Painter(timing, { wants: () => false, stood: () => undefined }, (error) => { failed.push(error); });
  const replica = new Replica('alerts', TOPICS.alerts);
  replica.replace(first);
  let paints = 0;
  painter.onPaint('alerts', () => { throw new Error('no pen'); });
  painter.onPaint('alerts', () => { paints++; });
  painter.mark(replica);
  timing.paint();
  expect([paints, failed.length, painter.drawn.get('alerts')]).toEqual([1, 1, 1]);
});
