import type { Layout } from '../layout.ts';

/** A case: what and where it is, its clocks, its way with who took each step, and the alerts that it is about. */
export const caseLayout: Layout = {
  id: 'case',
  grids: [
    {
      from: 0,
      grid: {
        columns: '70fr 34fr',
        rows: '4.5 8 1fr 2.25',
        areas: [
          ['header', 'header'],
          ['case-head', 'case-head'],
          ['case-way', 'case-alerts'],
          ['ticker', 'ticker'],
        ],
      },
    },
  ],
};
