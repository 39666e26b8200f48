import type { Layout } from '../layout.ts';

/** One scene: what it is, its process with the clocks, where it happens, its day and its last cases. */
export const scene: Layout = {
  id: 'scene',
  grids: [
    {
      from: 0,
      grid: {
        columns: '30fr 42fr 30fr',
        rows: '4.5 8 12.5 1fr 2.25',
        areas: [
          ['header', 'header', 'header'],
          ['scene-head', 'scene-head', 'scene-head'],
          ['scene-process', 'scene-process', 'scene-process'],
          ['scene-blocks', 'scene-day', 'scene-cases'],
          ['ticker', 'ticker', 'ticker'],
        ],
      },
    },
  ],
};
