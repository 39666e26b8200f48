import type { Layout } from '../layout.ts';

/** The main wall: discovery at the left, the district in the middle, command at the right. */
export const main: Layout = {
  id: 'main',
  grids: [
    {
      from: 0,
      grid: {
        columns: '28fr 49fr 25fr',
        rows: '4.5 6.5 13.5fr 18.5fr 10 2.25',
        areas: [
          ['header', 'header', 'header'],
          ['scene-matrix', 'figures', 'alarm-roll'],
          ['scene-matrix', 'map', 'alarm-roll'],
          ['scene-matrix', 'map', 'block-heat'],
          ['scene-matrix', 'trend', 'block-heat'],
          ['ticker', 'ticker', 'ticker'],
        ],
        turns: { 'block-heat': ['outlook', 'whistles', 'hotline', 'cameras'], trend: ['district-base'] },
      },
    },
    {
      // Wider walls show more side by side, never the same bigger.
      from: 2.4,
      grid: {
        columns: '52fr 65fr 30fr 29fr 32fr',
        rows: '4.5 4 6.5 22fr 13fr 11 2.25',
        areas: [
          ['header', 'header', 'header', 'header', 'header'],
          ['district-base', 'district-base', 'district-base', 'district-base', 'district-base'],
          ['scene-matrix', 'figures', 'alarm-roll', 'block-heat', 'outlook'],
          ['scene-matrix', 'map', 'alarm-roll', 'block-heat', 'outlook'],
          ['scene-matrix', 'map', 'alarm-roll', 'block-heat', 'whistles'],
          ['trend', 'map', 'alarm-roll', 'block-heat', 'whistles'],
          ['ticker', 'ticker', 'ticker', 'ticker', 'ticker'],
        ],
        turns: { outlook: ['cameras'], whistles: ['hotline'] },
      },
    },
  ],
};
