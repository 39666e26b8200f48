import { TOPICS } from '#protocol/topics';
import { Latest } from '../operators/latest.ts';
import type { Host, Part } from '../part.ts';

/** How many points are kept, of all series together: 20 of a month each for eight years. */
export const POINT_LIMIT = 2000;

/** Topic `series`: figures by period; a later one of the same series and period takes the place of an earlier one. */
export function series({ state }: Host): Part {
  const points = new Latest(state.topic('series', TOPICS.series).tables.points, state.order('series'), POINT_LIMIT);
  return {
    takes: {
      figure: ({ data: { series: of, period, value, rank = 0, baseline } }) => { points.put({ id: `${of}/${period}`, series: of, period, value, rank, baseline }); },
    },
  };
}
