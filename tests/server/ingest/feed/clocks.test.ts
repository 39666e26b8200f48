import { expect, test } from 'vitest';
import { Clocks } from '#server/ingest/feed/clocks';
import type { RawEvent } from '#server/ingest/source';

const NOW = Date.UTC(2026, 10, 24, 4);
const HOUR = 3_600_000;
const told = (device: string, time: number, kind: RawEvent['kind'] = 'reading'): RawEvent => ({ kind, id: 'x', source: '/s', time, data: { device } });

test('a device that tells a time that cannot be has a wrong clock until it tells another; what it tells happened when it came', () => {
  const clocks = new Clocks();
  expect(clocks.believe(told('a', NOW + 3 * HOUR), NOW).time).toBe(NOW);
  expect(clocks.believe(told('b', 0), NOW).time).toBe(NOW);
  expect(clocks.list(10)).toEqual([{ device: 'b', skew: -NOW }, { device: 'a', skew: 3 * HOUR }]);
  expect(clocks.believe(told('a', NOW - 1000), NOW).time).toBe(NOW - 1000);
  expect([clocks.size, clocks.list(10)]).toEqual([1, [{ device: 'b', skew: -NOW }]]);
});

test('what is late is believed, and so is a clock that is a little ahead', () => {
  const clocks = new Clocks();
  for (const time of [NOW - 29 * 24 * HOUR, NOW - 2 * HOUR, NOW, NOW + 4 * 60_000]) expect(clocks.believe(told('a', time), NOW).time).toBe(time);
  expect(clocks.size).toBe(0);
});

test('what no device tells, and what no event was made of, is left to admission', () => {
  const clocks = new Clocks();
  for (const raw of [told('a', NOW + HOUR, 'case'), { ...told('a', NOW + HOUR), data: undefined }, told('a', Number.NaN)]) expect(clocks.believe(raw, NOW)).toBe(raw);
});

test('a flood of devices with wrong clocks takes no more memory than a thousand', () => {
  const clocks = new Clocks();
  for (let i = 0; i < 1_500; i++) clocks.believe(told(`d-${i}`, 0), NOW);
  expect(clocks.size).toBe(1_000);
  expect(clocks.list(1)).toEqual([{ device: 'd-1499', skew: -NOW }]);
});
