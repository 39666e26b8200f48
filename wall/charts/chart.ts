import { BarChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, MarkPointComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Stop, Timing } from '../subscribe/timing.ts';
import { themeAt, type ChartTheme } from './theme.ts';

use([BarChart, GridComponent, MarkLineComponent, MarkPointComponent, CanvasRenderer]);

/** A chart is drawn at most this often, and then waits so long for a frame to be drawn with; ms. */
const SPACING = 1000;
const JOIN = 200;

export interface Chart {
  /** Draws what `option` makes of the theme, at once or when the last drawing is a second old. */
  draw: (option: (theme: ChartTheme) => EChartsCoreOption) => void;
  stop: Stop;
}

/** A chart in `host`, without animation or tooltip, drawn anew when its size, the fonts or the palette change. */
export function mountChart(host: HTMLElement, timing: Timing): Chart {
  ownClearing(host);
  const chart = init(host, null, { renderer: 'canvas', width: host.clientWidth, height: host.clientHeight });
  let wanted: ((theme: ChartTheme) => EChartsCoreOption) | undefined;
  let last = -Infinity;
  let coming: Stop | undefined;

  const paint = () => {
    coming?.();
    coming = undefined;
    if (!wanted) return;
    last = timing.now();
    chart.setOption({ animation: false, ...wanted(themeAt(host)) }, { notMerge: true });
  };
  const ask = () => { coming ??= timing.after(Math.max(0, last + SPACING - timing.now()), () => { coming = timing.along(JOIN, paint); }); };
  const observer = new ResizeObserver(() => {
    chart.resize({ width: host.clientWidth, height: host.clientHeight });
    ask();
  });
  observer.observe(host);
  const palette = new MutationObserver(ask);
  palette.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  document.fonts.addEventListener('loadingdone', ask);
  return {
    draw(option) {
      wanted = option;
      ask();
    },
    stop() {
      coming?.();
      observer.disconnect();
      palette.disconnect();
      document.fonts.removeEventListener('loadingdone', ask);
      chart.dispose();
    },
  };
}

/** The renderer clears its host by `innerHTML = ''`, which Trusted Types forbid whatever the text; so the host does it itself. */
function ownClearing(host: HTMLElement): void {
  Object.defineProperty(host, 'innerHTML', { configurable: true, set: () => { host.replaceChildren(); } });
}
