import { linearRegression, mean } from 'simple-statistics';
import { aligned } from '../support/aligned.ts';

/** Parts that a series is cut into. Neighbouring samples are alike, so their own scatter would claim more than is known; means of long parts are nearly independent. */
const PARTS = 10;
/** Student's t for 95 % both ways and `PARTS` - 2 degrees of freedom. */
const T = 2.306;
/** What grows by less than this share of its mean over the whole of what was watched is no growth: with a dozen series one in four runs of a flat system would find some slope by chance. */
const NOTHING = 0.01;

/** A sample: when, in hours of the district's time, and how much. */
export interface Sample { at: number; value: number }

/** A line through a series: its slope an hour, and between what that lies with 95 %. */
export interface Slope { slope: number; low: number; high: number }

/** The line through the means of ten equal parts of a series, in its order. Throws RangeError where there are fewer than two samples a part. */
export function slopeOf(samples: readonly Sample[]): Slope {
  const size = samples.length / PARTS;
  if (size < 2) throw new RangeError(`${samples.length} samples are too few for a slope`);
  const parts = Array.from({ length: PARTS }, (_, i) => {
    const part = samples.slice(Math.floor(i * size), Math.floor((i + 1) * size));
    return [mean(part.map(({ at }) => at)), mean(part.map(({ value }) => value))] as const;
  });
  const { m: slope, b } = linearRegression(parts.map((part) => [...part]));
  const middle = mean(parts.map(([at]) => at));
  const spread = parts.reduce((sum, [at]) => sum + (at - middle) ** 2, 0);
  const rest = parts.reduce((sum, [at, value]) => sum + (value - b - slope * at) ** 2, 0);
  const margin = T * Math.sqrt(rest / (PARTS - 2) / spread);
  return { slope, low: slope - margin, high: slope + margin };
}

/** What is known of a series after a soak. Slopes are a day of the district's time. */
export interface Found { what: string; unit: string; first: number; last: number; slope: number; low: number; high: number; grows: boolean }

const DAY = 24;

/** Judges a series: it grows where the whole interval of its slope lies above zero, and by more than nothing. */
export function judge(what: string, unit: string, samples: readonly Sample[]): Found {
  const { slope, low, high } = slopeOf(samples);
  const tenth = Math.max(1, Math.floor(samples.length / PARTS));
  const of = (some: readonly Sample[]) => mean(some.map(({ value }) => value));
  const span = (samples.at(-1)?.at ?? 0) - (samples[0]?.at ?? 0);
  return { what, unit, first: of(samples.slice(0, tenth)), last: of(samples.slice(-tenth)), slope: slope * DAY, low: low * DAY, high: high * DAY, grows: low > 0 && low * span > NOTHING * of(samples) };
}

/** All series as aligned columns, and what was lived through. */
export function table(found: readonly Found[], { hours, speed, warmUp, wall }: { hours: number; speed: number; warmUp: number; wall: boolean }): string {
  const short = (value: number) => String(Number(value.toPrecision(3)));
  const rows = found.map((one) => [one.what, short(one.first), short(one.last), one.unit, short(one.slope), `${short(one.low)} to ${short(one.high)}`, one.grows ? 'grows' : 'held']);
  return [
    `${hours} hours of the district at ${speed} times its time, after ${warmUp} to warm up, ${wall ? 'with a wall of 3840x2160' : 'without a wall'}`,
    aligned([['', 'first tenth', 'last tenth', 'unit', 'slope a day', '95 %', ''], ...rows], [1, 2, 4]),
  ].join('\n');
}
