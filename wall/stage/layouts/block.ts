import { framed, type Layout } from '../layout.ts';

/** A block, which has no parts: what stands there, its cases by urgency, its scenes, its cameras, who called. */
export const block: Layout = {
  id: 'block',
  grids: [
    framed(0, {
      columns: '30fr 44fr 30fr',
      rows: '8 22fr 16fr',
      areas: [
        ['place-head', 'place-head', 'place-head'],
        ['place-scenes', 'place-cases', 'cameras'],
        ['place-scenes', 'place-cases', 'place-calls'],
      ],
    }),
    framed(2.5, {
      columns: '40fr 68fr 44fr 50fr',
      rows: '8 1fr',
      areas: [
        ['place-head', 'place-head', 'place-head', 'place-head'],
        ['place-scenes', 'place-cases', 'cameras', 'place-calls'],
      ],
    }),
    // Two displays side by side: no panel lies across the bezel between them.
    framed(0, {
      columns: '34fr 50fr | 42fr 42fr',
      rows: '8 1fr',
      areas: [
        ['place-head', 'place-head', 'cameras', 'place-calls'],
        ['place-scenes', 'place-cases', 'cameras', 'place-calls'],
      ],
    }),
  ],
};
