import type { Layout } from '../layout.ts';

/** How the district is renewed: illegal buildings, campaigns and certificates above; old housing, streets and homes below; who is there. */
export const renewal: Layout = {
  id: 'renewal',
  grids: [
    {
      from: 0,
      grid: {
        columns: '40fr 32fr 30fr',
        rows: '4.5 4.5 23fr 20fr 2.25',
        areas: [
          ['header', 'header', 'header'],
          ['district-base', 'district-base', 'district-base'],
          ['demolition', 'campaigns', 'certificates'],
          ['housing', 'beauty', 'areas'],
          ['ticker', 'ticker', 'ticker'],
        ],
      },
    },
    {
      from: 2.5,
      grid: {
        columns: '64fr 48fr 48fr 48fr',
        rows: '4.5 4 23fr 22fr 2.25',
        areas: [
          ['header', 'header', 'header', 'header'],
          ['district-base', 'district-base', 'district-base', 'district-base'],
          ['demolition', 'campaigns', 'certificates', 'areas'],
          ['demolition', 'housing', 'housing', 'beauty'],
          ['ticker', 'ticker', 'ticker', 'ticker'],
        ],
      },
    },
  ],
};
