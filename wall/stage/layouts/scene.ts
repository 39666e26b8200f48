import type { Layout } from '../layout.ts';

/** One scene: what it is, its process with the clocks, where it happens, its day, its month against its limits, its last cases. */
export const scene: Layout = {
  id: 'scene',
  grids: [
    {
      from: 0,
      grid: {
        columns: '28fr 48fr 28fr',
        rows: '4.5 8 11.75 1fr 13.75 2.25',
        areas: [
          ['header', 'header', 'header'],
          ['scene-head', 'scene-head', 'scene-head'],
          ['scene-process', 'scene-process', 'scene-process'],
          ['scene-blocks', 'scene-day', 'scene-cases'],
          ['scene-blocks', 'scene-kpi', 'scene-cases'],
          ['ticker', 'ticker', 'ticker'],
        ],
      },
    },
    {
      from: 2.5,
      grid: {
        columns: '48fr 100fr 58fr',
        rows: '4.5 8 11.75 1fr 13.75 2.25',
        areas: [
          ['header', 'header', 'header'],
          ['scene-head', 'scene-head', 'scene-head'],
          ['scene-process', 'scene-process', 'scene-process'],
          ['scene-blocks', 'scene-day', 'scene-cases'],
          ['scene-blocks', 'scene-kpi', 'scene-cases'],
          ['ticker', 'ticker', 'ticker'],
        ],
      },
    },
  ],
};
