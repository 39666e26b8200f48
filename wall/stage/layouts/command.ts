import type { Layout } from '../layout.ts';

/** How the district is commanded: what is coming, from finding to closing, who is slow, who was called. */
export const command: Layout = {
  id: 'command',
  grids: [
    {
      from: 0,
      grid: {
        columns: '32fr 38fr 32fr',
        rows: '4.5 22fr 26fr 2.25',
        areas: [
          ['header', 'header', 'header'],
          ['alarm-roll', 'funnel', 'lights'],
          ['outlook', 'whistles', 'indicators'],
          ['ticker', 'ticker', 'ticker'],
        ],
        turns: { indicators: ['disputes'] },
      },
    },
    {
      from: 2.5,
      grid: {
        columns: '38fr 56fr 58fr 56fr',
        rows: '4.5 22fr 24fr 2.25',
        areas: [
          ['header', 'header', 'header', 'header'],
          ['alarm-roll', 'funnel', 'lights', 'indicators'],
          ['alarm-roll', 'outlook', 'whistles', 'disputes'],
          ['ticker', 'ticker', 'ticker', 'ticker'],
        ],
      },
    },
  ],
};
