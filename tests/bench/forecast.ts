import type { Figure } from './figure.ts';
import { foresee, type Foreseen } from './forecast/run.ts';
import { beijing, present, traffic, type Series } from './forecast/series.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The share of a series at its beginning in which an alarm is not counted against it, as the Numenta benchmark has it. */
const PROBATION = 0.15;

/**
 * The operators of early warning on public series, with the same constants for all: how often they tell of what people
 * labelled and of what nobody did, and their error of one step beside that of the last value and of the same hour a week
 * before. The labelled windows are centred on what happened, so a delay from a window's start holds half of its width.
 */
export function forecast(): Promise<Figure[]> {
  if (!present()) {
    process.stdout.write('There is nothing to forecast: the public series are not in ../shared/data, beside the project.\n');
    return Promise.resolve([]);
  }
  const roads = [traffic('travel-time', 'TravelTime_451', 10), traffic('speed', 'speed_7578', 5)];
  const air = beijing();
  return Promise.resolve([...roads.flatMap((road) => [...warned(road), ...errors(road)]), ...errors(air, '< 1'), ...gaps(air)]);
}

const figure = (figure: string, value: number, unit: string, goal?: string): Figure => ({ bench: 'forecast', figure, value, unit, ...(goal !== undefined && { goal }) });

function warned(series: Series): Figure[] {
  const { name, points, labelled } = series;
  const all = [...foresee(series)];
  const delays = labelled.flatMap(([from, until]) => {
    const first = all.find(({ at, begins }) => begins && from <= at && at <= until);
    return first ? [first.at - from] : [];
  });
  const counted = points[Math.floor(PROBATION * points.length)]?.at ?? 0;
  const quiet = (points.at(-1)?.at ?? 0) - counted - labelled.reduce((sum, [from, until]) => sum + until - from, 0);
  const inVain = all.filter(({ at, begins }) => begins && at >= counted && !labelled.some(([from, until]) => from <= at && at <= until));
  return [
    figure(`${name}-windows-found`, delays.length, `of ${labelled.length}`, `>= ${labelled.length}`),
    figure(`${name}-false-alarms`, inVain.length * DAY / quiet, 'a day', '< 1'),
    ...(delays.length > 0 ? [figure(`${name}-delay`, mean(delays) / MINUTE, 'min')] : []),
  ];
}

function errors(series: Series, goal?: string): Figure[] {
  const all = [...foresee(series)].filter(({ last, week }) => !Number.isNaN(last + week));
  const error = (of: 'ours' | 'last' | 'week'): number => mean(all.map((one) => Math.abs(one.value - one[of])));
  return [
    figure(`${series.name}-error`, error('ours'), 'unit'),
    figure(`${series.name}-error-vs-last-value`, error('ours') / error('last'), 'x', goal),
    figure(`${series.name}-error-vs-week-before`, error('ours') / error('week'), 'x', '< 1'),
  ];
}

/** Hours that were not measured: no alarm in them, none that begins with the first value after them, and what it would cost to take them for zeros. */
function gaps(series: Series): Figure[] {
  const silent = new Set(series.points.filter(({ value }) => value === undefined).map(({ at }) => at));
  const all = [...foresee(series)];
  const error = (of: readonly Foreseen[]): number => mean(of.map(({ value, ours }) => Math.abs(value - ours)));
  return [
    figure(`${series.name}-gaps`, silent.size, 'h'),
    figure(`${series.name}-alarms-of-gaps`, all.filter(({ at, begins, afterGap }) => begins && (silent.has(at) || afterGap)).length, 'alarms', '<= 0'),
    figure(`${series.name}-alarms`, all.filter(({ begins }) => begins).length, 'alarms'),
    figure(`${series.name}-error-vs-gaps-as-zeros`, error(all) / error([...foresee(series, true)]), 'x', '< 1'),
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
