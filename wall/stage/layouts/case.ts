import { framed, type Layout } from '../layout.ts';

/** A case: what and where it is, its clocks, its way with who took each step, and the alerts that it is about. */
export const caseLayout: Layout = {
  id: 'case',
  grids: [
    framed(0, {
      columns: '70fr 34fr',
      rows: '8 14fr 26fr',
      areas: [
        ['case-head', 'case-head'],
        ['case-way', 'case-alerts'],
        ['case-way', 'case-near'],
      ],
    }),
    framed(2.5, {
      columns: '100fr 50fr 54fr',
      rows: '8 1fr',
      areas: [
        ['case-head', 'case-head', 'case-head'],
        ['case-way', 'case-alerts', 'case-near'],
      ],
    }),
    // Two displays side by side: no panel lies across the bezel between them.
    framed(0, {
      columns: '84fr | 84fr',
      rows: '8 16fr 14fr',
      areas: [
        ['case-head', 'case-alerts'],
        ['case-way', 'case-near'],
        ['case-way', 'case-near'],
      ],
    }),
  ],
};
