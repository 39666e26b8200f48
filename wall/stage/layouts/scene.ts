import { framed, type Grid, type Layout } from '../layout.ts';

/** The same on a wide wall as on a narrow one. */
const ROWS: Omit<Grid, 'columns'> = {
  rows: '8 11.75 1fr 13.75',
  areas: [
    ['scene-head', 'scene-head', 'scene-head'],
    ['scene-process', 'scene-process', 'scene-process'],
    ['scene-blocks', 'scene-day', 'scene-cases'],
    ['scene-blocks', 'scene-kpi', 'scene-cases'],
  ],
};

/** One scene: what it is, its process with the clocks, where it happens, its day, its month against its limits, its last cases. */
export const scene: Layout = {
  id: 'scene',
  grids: [
    framed(0, { columns: '28fr 48fr 28fr', ...ROWS }),
    framed(2.5, { columns: '48fr 100fr 58fr', ...ROWS }),
    // Two displays side by side: no panel lies across the bezel between them.
    framed(0, {
      columns: '84fr | 34fr 50fr',
      rows: '8 11.75 1fr 13.75',
      areas: [
        ['scene-head', 'scene-blocks', 'scene-cases'],
        ['scene-process', 'scene-blocks', 'scene-cases'],
        ['scene-day', 'scene-blocks', 'scene-cases'],
        ['scene-kpi', 'scene-blocks', 'scene-cases'],
      ],
    }),
  ],
};
