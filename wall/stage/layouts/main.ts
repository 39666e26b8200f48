import { framed, type Layout } from '../layout.ts';

/** The main wall: discovery at the left, the district in the middle, command at the right. */
export const main: Layout = {
  id: 'main',
  grids: [
    framed(0, {
      columns: '28fr 49fr 25fr',
      rows: '6.5 13.5fr 18.5fr 10',
      areas: [
        ['scene-matrix', 'figures', 'alarm-roll'],
        ['scene-matrix', 'map', 'alarm-roll'],
        ['scene-matrix', 'map', 'block-heat'],
        ['scene-matrix', 'trend', 'block-heat'],
      ],
      turns: { 'block-heat': ['outlook', 'whistles', 'hotline', 'cameras'], trend: ['district-base'] },
    }),
    // Wider walls show more side by side, never the same bigger.
    framed(2.4, {
      columns: '52fr 65fr 30fr 29fr 32fr',
      rows: '4 6.5 22fr 13fr 11',
      areas: [
        ['district-base', 'district-base', 'district-base', 'district-base', 'district-base'],
        ['scene-matrix', 'figures', 'alarm-roll', 'block-heat', 'outlook'],
        ['scene-matrix', 'map', 'alarm-roll', 'block-heat', 'outlook'],
        ['scene-matrix', 'map', 'alarm-roll', 'block-heat', 'whistles'],
        ['trend', 'map', 'alarm-roll', 'block-heat', 'whistles'],
      ],
      turns: { outlook: ['cameras'], whistles: ['hotline'] },
    }),
  ],
};
