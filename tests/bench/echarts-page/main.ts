import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { TopicName } from '#protocol/topics';
import { DistrictClock } from '../../../wall/subscribe/clock.ts';
import { Connection } from '../../../wall/subscribe/connection.ts';
import { dialSocket } from '../../../wall/subscribe/socket-link.ts';
import { browserTiming } from '../../../wall/subscribe/timing.ts';

use([BarChart, LineChart, GridComponent, TitleComponent, CanvasRenderer]);

/** The usual way to make such a screen: what the main wall shows as 49 charts, each given its whole option anew for each frame. */
const host = document.querySelector('main') as HTMLElement;
const timing = browserTiming;
let asked = false;
const connection = new Connection({
  dial: dialSocket(location.origin), timing, clock: new DistrictClock(() => timing.now()), display: 'echarts', outdated: () => undefined, changed: () => undefined,
  applied: () => {
    if (!asked) timing.frame(paint);
    asked = true;
  },
});
const rows = (topic: TopicName, table: string) => (connection.topics.want(topic).tables as Record<string, { rows(): readonly Record<string, unknown>[] } | undefined>)[table]?.rows() ?? [];

/** So many charts in a part of the page; all places stand before the first chart takes its size. */
const charts = (part: string, length: number) => {
  const places = Array.from({ length }, () => document.createElement('div'));
  document.getElementById(part)?.append(...places);
  return places.map((place) => init(place));
};
const axes = { grid: { top: 30, bottom: 20, left: 20, right: 5 }, yAxis: { type: 'value', show: false } };
const bars = (names: unknown[], values: unknown[]): EChartsCoreOption => ({ animation: false, ...axes, xAxis: { type: 'category', data: names }, series: [{ type: 'bar', data: values, label: { show: true, position: 'top' } }] });
const count = (list: readonly Record<string, unknown>[], column: string): EChartsCoreOption => {
  const by = new Map<unknown, number>();
  for (const row of list) by.set(row[column], (by.get(row[column]) ?? 0) + 1);
  return bars([...by.keys()], [...by.values()]);
};
const tile = (scene: Record<string, unknown>): EChartsCoreOption => ({
  animation: false, ...axes, title: { text: `${String(scene['zh'])} ${String(scene['open'])} ${String(scene['overdue'])}`, textStyle: { color: '#e8f1ff' } },
  xAxis: { type: 'category', show: false }, series: [{ type: 'line', showSymbol: false, data: scene['spark'] }],
});

connection.start();
rows('scenes', 'scenes');
const tiles = charts('tiles', 45);
const large = charts('large', 4);

function paint(): void {
  asked = false;
  const [scenes, blocks, alerts, totals] = [rows('scenes', 'scenes'), rows('blocks', 'blocks'), rows('alerts', 'alerts'), rows('district', 'totals')];
  scenes.forEach((scene, i) => tiles[i]?.setOption(tile(scene), { notMerge: true }));
  const options = [
    bars(blocks.map((block) => block['zh']), blocks.map((block) => block['open'])), count(alerts, 'severity'), count(alerts, 'scene'),
    bars(Object.keys(totals[0] ?? {}), Object.values(totals[0] ?? {})),
  ];
  options.forEach((option, i) => large[i]?.setOption(option, { notMerge: true }));
  host.dataset['painted'] = String(Number(host.dataset['painted'] ?? 0) + 1);
}
