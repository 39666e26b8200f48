import type { Layout } from '../layout.ts';

/** A case: what and where it is, its clocks, its way with who took each step, and the alerts that it is about. */
export const caseLayout: Layout = {
  id: 'case',
  grids: [
    {
      from: 0,
      grid: {
        columns: '70fr 34fr',
        rows: '4.5 8 14fr 26fr 2.25',
        areas: [
          ['header', 'header'],
          ['case-head', 'case-head'],
          ['case-way', 'case-alerts'],
          ['case-way', 'case-near'],
          ['ticker', 'ticker'],
        ],
      },
    },
    {
      from: 2.5,
      grid: {
        columns: '100fr 50fr 54fr',
        rows: '4.5 8 1fr 2.25',
        areas: [
          ['header', 'header', 'header'],
          ['case-head', 'case-head', 'case-head'],
          ['case-way', 'case-alerts', 'case-near'],
          ['ticker', 'ticker', 'ticker'],
        ],
      },
    },
  ],
};
