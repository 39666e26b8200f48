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
    // Two displays side by side: no panel lies across the bezel between them.
    framed(0, {
      columns: '41fr 43fr | 55fr 29fr',
      rows: '6.5 13fr 11fr 11',
      areas: [
        ['scene-matrix', 'alarm-roll', 'figures', 'block-heat'],
        ['scene-matrix', 'alarm-roll', 'map', 'block-heat'],
        ['scene-matrix', 'outlook', 'map', 'block-heat'],
        ['scene-matrix', 'outlook', 'trend', 'block-heat'],
      ],
      turns: { outlook: ['whistles', 'hotline', 'cameras'], trend: ['district-base'] },
    }),
    // Six by three displays: what is read stands on one each, the matrix and the list of blocks leave the seams free.
    framed(0, {
      columns: '1fr | 1fr | 1fr | 1fr | 1fr | 1fr',
      rows: '1fr | 1fr | 1fr',
      areas: [
        ['figures', 'trend', 'map', 'map', 'outlook', 'district-base'],
        ['scene-matrix', 'scene-matrix', 'map', 'map', 'alarm-roll', 'block-heat'],
        ['scene-matrix', 'scene-matrix', 'map', 'map', 'whistles', 'block-heat'],
      ],
      turns: { outlook: ['cameras'], whistles: ['hotline'] },
    }),
  ],
};
