import { expect, test } from 'vitest';
import { SPARK_POINTS } from '#protocol/topics';
import { Format } from '../../../../wall/i18n/format.ts';
import { zh } from '../../../../wall/i18n/zh.ts';
import { lastDay } from '../../../../wall/panels/trend/day.ts';
import { trendOption } from '../../../../wall/panels/trend/trend-option.ts';

const format = new Format(zh, 'Asia/Shanghai');
const theme = { u: 20, font: 'x', text: '#eee', quiet: '#999', hairline: '#333', series: '#00f', faint: '#006', red: '#f00' };
const words = { ...zh.trend, minute: (at: number) => format.minute(at), int: (value: number) => format.int(value) };

interface Option { tooltip?: object; yAxis: { min: number }; series: { data: { value: number | string; itemStyle: { color: string } }[] }[] }

test('the chart is zero-based, leaves gaps, dims yesterday and has no tooltip that could hold markup', () => {
  const spark = Array.from({ length: SPARK_POINTS }, (_, i) => (i < 5 ? -1 : i));
  const day = lastDay([spark], Date.parse('2026-11-24T10:07:00+08:00'));
  const option = trendOption(day, [3], words, theme) as unknown as Option;
  const bars = option.series[0]?.data ?? [];
  expect(option.yAxis.min).toBe(0);
  expect(option.tooltip).toBeUndefined();
  expect(bars.slice(4, 7).map(({ value }) => value)).toEqual(['-', 5, 6]);
  expect([bars[10]?.itemStyle.color, bars.at(-1)?.itemStyle.color]).toEqual([theme.faint, theme.series]);
});

test('the latest figure stands above every bar that it lies over', () => {
  const counts = Array.from({ length: SPARK_POINTS }, (_, i) => (i === 10 ? 90 : i === SPARK_POINTS - 4 ? 60 : 5));
  const option = trendOption(lastDay([counts], Date.parse('2026-11-24T10:07:00+08:00')), [], words, theme) as unknown as
    { series: { markPoint: { data: { coord: [number, number]; label: { align?: string } }[] } }[] };
  const latest = option.series[0]?.markPoint.data.find(({ coord }) => coord[0] === SPARK_POINTS - 1);
  expect(latest?.coord[1]).toBe(60);
});
