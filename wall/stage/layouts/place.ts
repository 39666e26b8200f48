import { framed, type Layout } from '../layout.ts';

/** A street or a service area: what stands there, its parts, its cases by urgency, its scenes, who called. */
export const place: Layout = {
  id: 'place',
  grids: [
    framed(0, {
      columns: '30fr 44fr 30fr',
      rows: '8 12fr 26fr',
      areas: [
        ['place-head', 'place-head', 'place-head'],
        ['place-parts', 'place-cases', 'place-scenes'],
        ['place-calls', 'place-cases', 'place-scenes'],
      ],
    }),
    framed(2.5, {
      columns: '34fr 68fr 40fr 54fr',
      rows: '8 1fr',
      areas: [
        ['place-head', 'place-head', 'place-head', 'place-head'],
        ['place-parts', 'place-cases', 'place-scenes', 'place-calls'],
      ],
    }),
    // Two displays side by side: no panel lies across the bezel between them.
    framed(0, {
      columns: '30fr 54fr | 42fr 42fr',
      rows: '8 1fr',
      areas: [
        ['place-head', 'place-head', 'place-scenes', 'place-calls'],
        ['place-parts', 'place-cases', 'place-scenes', 'place-calls'],
      ],
    }),
  ],
};
