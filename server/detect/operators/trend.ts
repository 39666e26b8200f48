import { Window } from '../../aggregate/operators/window.ts';
import type { Ground, Operator, RuleOf } from '../operator.ts';

const HOUR = 3_600_000;
/** Two values always make a line. */
const LEAST = 3;

/**
 * Holds where the line of least squares through the values of the last `within` rises by at least `slope` an hour, over
 * three samples or more; values of the same 1/60 of `within` are one sample, their mean.
 */
export function trend({ quantity, slope, within }: RuleOf<'trend'>, ground: Ground): Operator {
  const window = new Window(ground.table('window'), ground.wakes('window'), within, (kept, value, count) => kept + (value - kept) / (count + 1));
  return {
    next: (told) => {
      const { times, values } = window.at(told.device, told.now, told.value(quantity));
      return times.length >= LEAST && rise(times, values) >= slope;
    },
    forget: (device) => window.forget(device),
  };
}

/** By how much the line through the values rises an hour. The times differ; one pass after another, since every reading asks. */
function rise(times: readonly number[], values: readonly number[]): number {
  const start = times[0] as number;
  let sum = 0;
  for (const time of times) sum += time - start;
  const centre = sum / times.length / HOUR;
  let [above, below] = [0, 0];
  for (let i = 0; i < times.length; i++) {
    const off = ((times[i] as number) - start) / HOUR - centre;
    above += off * (values[i] as number);
    below += off * off;
  }
  return above / below;
}
