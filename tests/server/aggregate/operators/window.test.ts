import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MEMORY } from '#server/aggregate/memory';
import { Window, WINDOW_SLICES } from '#server/aggregate/operators/window';
import { Table } from '#server/aggregate/table';
import { Timers } from '#server/aggregate/timers';

const HOUR = 3_600_000;
const SLICE = HOUR / WINDOW_SLICES;

function windowOf() {
  const table = new Table(MEMORY.window);
  const timers = new Timers();
  const window: Window = new Window(table, timers.kind('leaves', (key) => { window.at(key, timers.now); }), HOUR, (kept, value) => kept + value);
  const add = (at: number, value: number) => {
    timers.run(at);
    return window.at('k', at, value);
  };
  const sumAt = (at: number) => {
    timers.run(at);
    return window.at('k', at).values.reduce((sum, one) => sum + one, 0);
  };
  return { table, timers, window, add, sumAt };
}

it('holds each value for its time, to the millisecond, where no other is near', () => {
  const { add, sumAt } = windowOf();
  add(0, 1);
  add(2 * SLICE, 10);
  expect([sumAt(HOUR - 1), sumAt(HOUR), sumAt(HOUR + 2 * SLICE - 1), sumAt(HOUR + 2 * SLICE)]).toEqual([11, 10, 10, 0]);
});

it('merges what comes within a slice, at the time of the last', () => {
  const { add, sumAt } = windowOf();
  add(0, 1);
  expect(add(SLICE - 1, 2)).toEqual({ times: [SLICE - 1], values: [3] });
  expect(add(SLICE, 3)).toEqual({ times: [SLICE - 1, SLICE], values: [3, 3] });
  expect([sumAt(HOUR), sumAt(HOUR + SLICE - 1), sumAt(HOUR + SLICE)]).toEqual([6, 3, 0]);
});

it('says how many values a sample is of', () => {
  const counts: number[] = [];
  const window = new Window(new Table(MEMORY.window), new Timers().kind('leaves', () => {}), HOUR, (kept, value, count) => {
    counts.push(count);
    return kept + value;
  });
  for (let at = 0; at < 4; at++) window.at('k', at, 1);
  expect(counts).toEqual([1, 2, 3]);
});

it('leaves nothing behind when all has left, and forgets on demand', () => {
  const { table, timers, window, add } = windowOf();
  add(0, 1);
  timers.run(HOUR);
  expect([table.size, timers.size]).toEqual([0, 0]);
  add(HOUR, 1);
  window.forget('k');
  expect([table.size, timers.size]).toEqual([0, 0]);
});

it('sums what a plain list sums, but for values at most a slice too long; in bounded room', () => {
  fc.assert(fc.property(fc.array(fc.nat(4 * SLICE), { maxLength: 200 }), (pauses) => {
    const { add } = windowOf();
    const times: number[] = [];
    let at = 0;
    for (const pause of pauses) {
      times.push(at += pause);
      const { values } = add(at, 1);
      const sum = values.reduce((all, one) => all + one, 0);
      expect(sum).toBeGreaterThanOrEqual(times.filter((time) => time + HOUR > at).length);
      expect(sum).toBeLessThanOrEqual(times.filter((time) => time + HOUR + SLICE > at).length);
      expect(values.length).toBeLessThanOrEqual(WINDOW_SLICES + 1);
    }
  }));
});
