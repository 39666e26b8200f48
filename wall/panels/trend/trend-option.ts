import type { EChartsCoreOption } from 'echarts/core';
import type { ChartTheme } from '../../charts/theme.ts';
import { midnight, peak, type Bucket } from './day.ts';

export interface TrendWords {
  minute: (at: number) => string;
  int: (value: number) => string;
  peak: (n: string, clock: string) => string;
  latest: (n: string) => string;
  today: string;
}

/** Times of day that the axis names: every four hours. */
const NAMED = /^(00|04|08|12|16|20):00$/;

/** Buckets that the name of the day takes, and that the latest figure lies over. */
const ROOM = 5;
const UNDER = 9;

const highest = (buckets: readonly Bucket[]): number => Math.max(...buckets.map(({ count }) => count ?? 0));

/**
 * Bars of the last day, zero-based; yesterday's are faint, the peak and the latest carry their figures themselves, and
 * `alarms` are the buckets from which a gravest alarm still waits for somebody.
 */
export function trendOption(day: readonly Bucket[], alarms: readonly number[], words: TrendWords, theme: ChartTheme): EChartsCoreOption {
  const { u } = theme;
  const turn = midnight(day, words.minute);
  const top = peak(day);
  const last = day.at(-1);
  const text = { fontFamily: theme.font, fontSize: u, color: theme.quiet };
  const label = (bucket: Bucket, said: string, align: 'left' | 'right' | 'center', height = bucket.count) => ({
    coord: [day.indexOf(bucket), height ?? 0], symbolSize: 0,
    label: { show: true, ...text, color: theme.text, formatter: () => said, position: 'top', distance: u * 0.2, align },
  });
  const side = (bucket: Bucket) => (day.indexOf(bucket) < 6 ? 'left' : day.indexOf(bucket) > day.length - 7 ? 'right' : 'center');
  const labels = [
    ...(top?.count ? [label(top, words.peak(words.int(top.count), words.minute(top.at)), side(top))] : []),
    ...(last?.count && last !== top && (!top || day.indexOf(top) < day.length - 18) ? [label(last, words.latest(words.int(last.count)), 'right', highest(day.slice(-UNDER)))] : []),
  ];
  // The name of the day needs room at the right of midnight, and gives way to the peak's figure.
  const summit = top ? day.indexOf(top) : -1;
  const named = turn > 0 && turn < day.length - ROOM && (summit < turn - 4 || summit > turn + ROOM + 4);
  const marks = alarms.map((i) => ({
    coord: [i, 0], symbol: 'diamond', symbolSize: u * 0.7, symbolOffset: [0, u * 0.55], itemStyle: { color: theme.red }, label: { show: false },
  }));
  return {
    textStyle: { fontFamily: theme.font },
    grid: { left: u * 0.75, right: u * 0.75, top: u * 1.5, bottom: u * 2.1 },
    xAxis: {
      type: 'category', data: day.map(({ at }) => words.minute(at)),
      axisLine: { lineStyle: { color: theme.hairline, width: Math.max(1, u / 24) } }, axisTick: { show: false },
      axisLabel: { ...text, margin: u * 0.75, interval: (_: number, minute: string) => NAMED.test(minute), lineHeight: u * 1.1 },
    },
    yAxis: { type: 'value', min: 0, show: false },
    series: [{
      type: 'bar', barCategoryGap: '28%', silent: true,
      data: day.map(({ count }, i) => ({ value: count ?? '-', itemStyle: { color: i < turn ? theme.faint : theme.series } })),
      markPoint: { silent: true, animation: false, data: [...labels, ...marks] },
      markLine: {
        silent: true, animation: false, symbol: 'none',
        lineStyle: { color: theme.hairline, type: 'solid', width: Math.max(1, u / 18) },
        data: turn > 0 ? [{ xAxis: turn, label: { show: named, ...text, formatter: () => words.today, position: 'end', align: 'left', padding: [0, 0, -u * 1.1, u * 0.4] } }] : [],
      },
    }],
  };
}
