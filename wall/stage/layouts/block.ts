import type { Layout } from '../layout.ts';

/** A block, which has no parts: what stands there, its cases by urgency, its scenes, its cameras, who called. */
export const block: Layout = {
  id: 'block',
  grids: [
    {
      from: 0,
      grid: {
        columns: '30fr 44fr 30fr',
        rows: '4.5 8 22fr 16fr 2.25',
        areas: [
          ['header', 'header', 'header'],
          ['place-head', 'place-head', 'place-head'],
          ['place-scenes', 'place-cases', 'cameras'],
          ['place-scenes', 'place-cases', 'place-calls'],
          ['ticker', 'ticker', 'ticker'],
        ],
      },
    },
    {
      from: 2.5,
      grid: {
        columns: '40fr 68fr 44fr 50fr',
        rows: '4.5 8 1fr 2.25',
        areas: [
          ['header', 'header', 'header', 'header'],
          ['place-head', 'place-head', 'place-head', 'place-head'],
          ['place-scenes', 'place-cases', 'cameras', 'place-calls'],
          ['ticker', 'ticker', 'ticker', 'ticker'],
        ],
      },
    },
  ],
};
