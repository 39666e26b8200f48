import { framed, type Layout } from '../layout.ts';

/** How the district is renewed: illegal buildings, campaigns and certificates above; old housing, streets and homes below; who is there. */
export const renewal: Layout = {
  id: 'renewal',
  grids: [
    framed(0, {
      columns: '40fr 32fr 30fr',
      rows: '4.5 23fr 20fr',
      areas: [
        ['district-base', 'district-base', 'district-base'],
        ['demolition', 'campaigns', 'certificates'],
        ['housing', 'beauty', 'areas'],
      ],
    }),
    framed(2.5, {
      columns: '64fr 48fr 48fr 48fr',
      rows: '4 23fr 22fr',
      areas: [
        ['district-base', 'district-base', 'district-base', 'district-base'],
        ['demolition', 'campaigns', 'certificates', 'areas'],
        ['demolition', 'housing', 'housing', 'beauty'],
      ],
    }),
    // Two displays side by side: no panel lies across the bezel between them.
    framed(0, {
      columns: '40fr 44fr | 40fr 44fr',
      rows: '19fr 19fr',
      areas: [
        ['demolition', 'campaigns', 'certificates', 'district-base'],
        ['demolition', 'housing', 'beauty', 'areas'],
      ],
    }),
  ],
};
