import { framed, type Layout } from '../layout.ts';

/** How the district is commanded: what is coming, from finding to closing, who is slow, who was called. */
export const command: Layout = {
  id: 'command',
  grids: [
    framed(0, {
      columns: '32fr 38fr 32fr',
      rows: '22fr 26fr',
      areas: [
        ['alarm-roll', 'funnel', 'lights'],
        ['outlook', 'whistles', 'indicators'],
      ],
      turns: { indicators: ['disputes'] },
    }),
    framed(2.5, {
      columns: '38fr 56fr 58fr 56fr',
      rows: '22fr 24fr',
      areas: [
        ['alarm-roll', 'funnel', 'lights', 'indicators'],
        ['alarm-roll', 'outlook', 'whistles', 'disputes'],
      ],
    }),
    // Two displays side by side: no panel lies across the bezel between them.
    framed(0, {
      columns: '38fr 46fr | 44fr 40fr',
      rows: '19fr 19fr',
      areas: [
        ['alarm-roll', 'funnel', 'lights', 'indicators'],
        ['outlook', 'funnel', 'whistles', 'disputes'],
      ],
    }),
  ],
};
