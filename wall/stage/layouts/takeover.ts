import { framed, type Layout } from '../layout.ts';

/** An alarm that took over: what and where it is and what to do, the district with it lit, what cameras near by see, and the way of its case. */
export const takeover: Layout = {
  id: 'takeover',
  grids: [
    framed(0, {
      columns: '50fr 54fr',
      rows: '11.5 24fr 15fr',
      areas: [
        ['takeover', 'takeover'],
        ['map', 'case-way'],
        ['mosaic', 'case-way'],
      ],
    }),
    framed(2.4, {
      columns: '70fr 46fr 54fr',
      rows: '11.5 1fr',
      areas: [
        ['takeover', 'takeover', 'takeover'],
        ['map', 'mosaic', 'case-way'],
      ],
    }),
    // Two displays side by side: no panel lies across the bezel between them.
    framed(0, {
      columns: '84fr | 84fr',
      rows: '11.5 13fr 13fr',
      areas: [
        ['takeover', 'map'],
        ['case-way', 'map'],
        ['case-way', 'mosaic'],
      ],
    }),
  ],
};

/** The same of a centre without cameras: what else is open near by. */
export const takeoverBlind: Layout = {
  id: takeover.id,
  grids: takeover.grids.map(({ from, grid }) => ({ from, grid: { ...grid, areas: grid.areas.map((row) => row.map((kind) => (kind === 'mosaic' ? 'case-near' : kind))) } })),
};
