import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browserTiming } from '../../../wall/subscribe/timing.ts';

let frames: (() => void)[] = [];
/** One display frame. */
const paint = () => {
  const due = frames;
  frames = [];
  for (const run of due) run();
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('what goes along has no display frame of its own: it runs with the next one that is asked for, after whoever asked', () => {
  const ran: string[] = [];
  browserTiming.along(1000, () => ran.push('along'));
  expect(frames).toHaveLength(0);
  browserTiming.frame(() => ran.push('frame'));
  paint();
  expect(ran).toEqual(['frame', 'along']);
  vi.advanceTimersByTime(1000);
  expect(ran).toHaveLength(2);
});

it('what goes along runs after its time where no frame comes, and never once stopped', () => {
  const ran: string[] = [];
  browserTiming.along(200, () => ran.push('waited'));
  browserTiming.along(200, () => ran.push('stopped'))();
  vi.advanceTimersByTime(199);
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual(['waited']);
});

it('one goes along with a frame, the others with the next ones, in the order in which they asked', () => {
  const ran: number[] = [];
  for (const n of [1, 2]) browserTiming.along(1000, () => ran.push(n));
  browserTiming.frame(() => undefined);
  paint();
  expect(ran).toEqual([1]);
  browserTiming.frame(() => undefined);
  paint();
  expect(ran).toEqual([1, 2]);
});
