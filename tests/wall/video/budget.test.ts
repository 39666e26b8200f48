import { expect, it } from 'vitest';
import { DecodeBudget } from '../../../wall/video/budget.ts';
import { ManualTiming } from '../support/manual-timing.ts';

/** A display that decodes so many streams without dropping frames. */
function run(able: number, wanted: number, looks: number): { sizes: number[]; budget: DecodeBudget } {
  const timing = new ManualTiming();
  const budget = new DecodeBudget(timing);
  const counts = new Map<string, { total: number; dropped: number }>();
  const sizes: number[] = [];
  for (let i = 0; i < looks; i++) {
    timing.pass(2_000);
    const playing = Math.min(wanted, budget.size);
    for (const name of [...counts.keys()].slice(playing)) counts.delete(name);
    for (let k = 0; k < playing; k++) {
      const before = counts.get(`c${k}`) ?? { total: 0, dropped: 0 };
      counts.set(`c${k}`, { total: before.total + 50, dropped: before.dropped + (playing > able ? 20 : 0) });
    }
    budget.look(new Map(counts), wanted, 0);
    sizes.push(budget.size);
  }
  return { sizes, budget };
}

it('grows while every frame is shown, as far as streams are wanted', () => {
  expect(run(36, 12, 30).budget.size).toBeGreaterThanOrEqual(12);
  expect(run(36, 3, 100).budget.size).toBe(4);
  expect(run(100, 100, 200).budget.size).toBe(36);
});

it('finds the number that the display can decode, and stays near it', () => {
  const { sizes } = run(9, 36, 600);
  const settled = sizes.slice(30);
  expect(Math.max(...settled)).toBeLessThanOrEqual(12);
  expect(Math.min(...settled)).toBeGreaterThanOrEqual(6);
  const over = settled.filter((size) => size > 9).length;
  expect(over / settled.length).toBeLessThan(0.15);
});

it('leaves one stream to a display that can decode none', () => {
  expect(run(0, 12, 100).budget.size).toBe(1);
});

it('takes a single bad moment for nothing', () => {
  const budget = new DecodeBudget(new ManualTiming());
  budget.look(new Map([['a', { total: 100, dropped: 90 }]]), 4, 0);
  budget.look(new Map([['a', { total: 200, dropped: 90 }]]), 4, 0);
  budget.look(new Map([['a', { total: 300, dropped: 90 }]]), 4, 5_000);
  expect(budget.size).toBe(4);
});

it('counts a stream that was opened anew from its beginning', () => {
  const budget = new DecodeBudget(new ManualTiming());
  for (let i = 0; i < 10; i++) budget.look(new Map([['a', { total: 1_000 - i * 90, dropped: 900 - i * 90 }]]), 1, 0);
  expect(budget.size).toBeLessThan(4);
});

it('looks every two seconds until stopped, and says when the number is another one', () => {
  const timing = new ManualTiming();
  const budget = new DecodeBudget(timing);
  let [total, changes] = [0, 0];
  const stop = budget.start(() => { total += 50; return new Map(Array.from({ length: budget.size }, (_, k) => [`c${k}`, { total, dropped: 0 }])); }, () => 8, () => { changes++; });
  timing.pass(60_000);
  expect([budget.size, changes]).toEqual([8, 4]);
  stop();
  timing.pass(60_000);
  expect(total).toBe(30 * 50);
});
