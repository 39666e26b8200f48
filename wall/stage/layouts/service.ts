import type { Layout } from '../layout.ts';

/** How the district serves: the hotline first, repairs and visits of today, below them what moves by the month. */
export const service: Layout = {
  id: 'service',
  grids: [
    {
      from: 0,
      grid: {
        columns: '25fr 25fr 25fr 25fr',
        rows: '4.5 27fr 20fr 2.25',
        areas: [
          ['header', 'header', 'header', 'header'],
          ['hotline', 'hotline', 'orders', 'visits'],
          ['satisfaction', 'petitions', 'funds', 'credit'],
          ['ticker', 'ticker', 'ticker', 'ticker'],
        ],
        turns: { funds: ['community'] },
      },
    },
    {
      from: 2.4,
      grid: {
        columns: '2fr 2fr 2fr 1fr 1fr 2fr',
        rows: '4.5 27fr 20fr 2.25',
        areas: [
          ['header', 'header', 'header', 'header', 'header', 'header'],
          ['hotline', 'hotline', 'orders', 'orders', 'visits', 'visits'],
          ['satisfaction', 'petitions', 'funds', 'community', 'community', 'credit'],
          ['ticker', 'ticker', 'ticker', 'ticker', 'ticker', 'ticker'],
        ],
      },
    },
  ],
};
