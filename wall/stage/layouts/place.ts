import type { Layout } from '../layout.ts';

/** A street or a service area: what stands there, its parts, its cases by urgency, its scenes, who called. */
export const place: Layout = {
  id: 'place',
  grids: [
    {
      from: 0,
      grid: {
        columns: '30fr 44fr 30fr',
        rows: '4.5 8 12fr 26fr 2.25',
        areas: [
          ['header', 'header', 'header'],
          ['place-head', 'place-head', 'place-head'],
          ['place-parts', 'place-cases', 'place-scenes'],
          ['place-calls', 'place-cases', 'place-scenes'],
          ['ticker', 'ticker', 'ticker'],
        ],
      },
    },
    {
      from: 2.5,
      grid: {
        columns: '34fr 68fr 40fr 54fr',
        rows: '4.5 8 1fr 2.25',
        areas: [
          ['header', 'header', 'header', 'header'],
          ['place-head', 'place-head', 'place-head', 'place-head'],
          ['place-parts', 'place-cases', 'place-scenes', 'place-calls'],
          ['ticker', 'ticker', 'ticker', 'ticker'],
        ],
      },
    },
  ],
};
