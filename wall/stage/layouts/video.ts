import { framed, type Layout } from '../layout.ts';

/** What the cameras see: their pictures, large where something happens, beside the alarms and where they are. */
export const video: Layout = {
  id: 'video',
  grids: [
    framed(0, {
      columns: '74fr 28fr',
      rows: '24fr 24fr',
      areas: [
        ['mosaic', 'alarm-roll'],
        ['mosaic', 'map'],
      ],
    }),
    framed(2.4, {
      columns: '130fr 50fr 30fr',
      rows: '1fr',
      areas: [['mosaic', 'map', 'alarm-roll']],
    }),
    // Two displays side by side: no panel lies across the bezel between them.
    framed(0, {
      columns: '84fr | 54fr 30fr',
      rows: '1fr',
      areas: [['mosaic', 'map', 'alarm-roll']],
    }),
  ],
};
