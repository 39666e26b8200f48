import { framed, type Layout } from '../layout.ts';

/** How the district serves: the hotline first, repairs and visits of today, below them what moves by the month. */
export const service: Layout = {
  id: 'service',
  grids: [
    framed(0, {
      columns: '25fr 25fr 25fr 25fr',
      rows: '27fr 20fr',
      areas: [
        ['hotline', 'hotline', 'orders', 'visits'],
        ['satisfaction', 'petitions', 'funds', 'credit'],
      ],
      turns: { funds: ['community'] },
    }),
    framed(2.4, {
      columns: '2fr 2fr 2fr 1fr 1fr 2fr',
      rows: '27fr 20fr',
      areas: [
        ['hotline', 'hotline', 'orders', 'orders', 'visits', 'visits'],
        ['satisfaction', 'petitions', 'funds', 'community', 'community', 'credit'],
      ],
    }),
    // Two displays side by side: no panel lies across the bezel between them.
    framed(0, {
      columns: '42fr 42fr | 28fr 28fr 28fr',
      rows: '21fr 17fr',
      areas: [
        ['hotline', 'hotline', 'orders', 'visits', 'credit'],
        ['satisfaction', 'petitions', 'funds', 'community', 'credit'],
      ],
    }),
  ],
};
