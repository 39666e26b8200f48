import { mean, sum } from 'simple-statistics';
import { aligned } from '../support/aligned.ts';
import { endsOf, slopeOf, type Sample, type Slope } from './slope.ts';

const DAY = 24;
/**
 * What surely grows by less than this share of its mean, over all of what was watched, is no growth: a half of 95 % is beyond one interval in forty, so of a dozen
 * series of a server that keeps nothing one in four soaks would find some slope by chance. Of a heap of 100 MiB that is 1 MiB, a month of it under 36 kB a day.
 */
const NOTHING = 0.01;
/** Where a series may have grown by more than this share, too little is known of it to call it held. */
const WIDE = 0.1;

/** What a soak is asked: hours of the district's time, those before in which nobody looks, and how fast each go by. */
export interface Asked { hours: number; speed: number; warmUp: number; warmUpSpeed: number; wall: boolean }

/** What was sampled. Of faults already one is too many; a part of something else is not judged by itself. */
export interface Series { what: string; unit: string; samples: Sample[]; faults?: true; part?: true }

export type Verdict = 'grows' | 'held' | 'not clear' | 'none' | 'faults';
/** What is known of a series after a soak. Slopes are a day of the district's time. */
export interface Found extends Slope { what: string; unit: string; first: number; last: number; verdict: Verdict }

/** Judges a series: it grows where the whole interval of its slope lies above zero, and by more than nothing. Throws RangeError as `slopeOf` does. */
export function judge({ what, unit, samples, faults }: Series): Found {
  const { slope, low, high } = slopeOf(samples);
  const ends = endsOf(samples);
  return { what, unit, ...ends, slope: slope * DAY, low: low * DAY, high: high * DAY, verdict: faults ? countOf(samples) : verdictOf(samples, low, high) };
}

const countOf = (samples: readonly Sample[]): Verdict => (samples.some(({ value }) => value > 0) ? 'faults' : 'none');

function verdictOf(samples: readonly Sample[], low: number, high: number): Verdict {
  const share = ((samples.at(-1)?.at ?? 0) - (samples[0]?.at ?? 0)) / mean(samples.map(({ value }) => value));
  if (low > 0 && low * share > NOTHING) return 'grows';
  return high * share > WIDE ? 'not clear' : 'held';
}

export const fails = ({ verdict }: Found): boolean => verdict === 'grows' || verdict === 'faults';

/** The parts that were larger at the end than at the beginning by more than nothing of all of them together, the most grown first: where to look. */
export function larger(parts: readonly Series[]): { what: string; unit: string; first: number; last: number }[] {
  const ends = parts.map(({ what, unit, samples }) => ({ what, unit, ...endsOf(samples) }));
  const least = NOTHING * sum(ends.map(({ first }) => first));
  return ends.filter(({ first, last }) => last - first > least).sort((a, b) => b.last - b.first - (a.last - a.first));
}

/** All series as aligned columns, then the parts that are larger than they were, and what was lived through. */
export function table(found: readonly Found[], parts: readonly Series[], { hours, speed, warmUp, warmUpSpeed, wall }: Asked): string {
  const short = (value: number) => String(Number(value.toPrecision(3)));
  const rows = found.map((one) => [one.what, short(one.first), short(one.last), one.unit, short(one.slope), `${short(one.low)} to ${short(one.high)}`, one.verdict]);
  const more = larger(parts).map(({ what, first, last, unit }) => [what, short(first), short(last), unit]);
  return [
    `${hours} hours of the district at ${speed} times its time, after ${warmUp} at ${warmUpSpeed}, ${wall ? 'with a wall of 3840x2160' : 'without a wall'}`,
    aligned([['', 'first tenth', 'last tenth', 'unit', 'slope a day', '95 %', ''], ...rows], [1, 2, 4]),
    ...(more.length === 0 ? [] : ['of the fold, what is larger than it was:', aligned(more, [1, 2])]),
  ].join('\n');
}
