import fc from 'fast-check';
import { Random } from '#fixtures/random';
import type { Sample } from './slope.ts';

/** A day's way round, by the hour. */
export const DAYS = 2 * Math.PI / 24;
export const seeds = fc.integer({ min: 1, max: 2 ** 31 });

interface Drawn { hours?: number; count?: number; lean?: number; more?: (hour: number) => number }

/** Samples about 100, evenly over so many hours, with noise that leans on the noise before it, as memory does between collections. */
export function series(seed: number, { hours = 24, count = 100, lean = 0.5, more = () => 0 }: Drawn = {}): Sample[] {
  const random = new Random(`soak-${seed}`);
  let last = 0;
  return Array.from({ length: count }, (_, i) => {
    last = lean * last + random.uniform() - 0.5;
    const at = (i + 1) / count * hours;
    return { at, value: 100 + last + more(at) };
  });
}
