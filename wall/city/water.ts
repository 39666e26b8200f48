import type { Plan } from './plan.ts';
import type { Point } from './project.ts';

/** Drawn width of water in metres: about twice the creek's own, so that it reads as a ribbon. */
const WIDTH = 120;
/** Over this many points of its curve a river comes and goes. */
const TAPER = 8;
/** Spans that water inland and water along the border run on into each other. */
const REACH = 3;

/** A straight piece of a river and its drawn width in metres. */
export interface Span { from: Point; to: Point; width: number }

/**
 * The pieces of all rivers inland, where water is a channel between blocks, or along the border. There half of it would
 * lie under the blocks: it is drawn twice as wide, and what is outside shows.
 */
export function spans(rivers: Plan['water'], where: 'inland' | 'border'): Span[] {
  const border = where === 'border';
  return rivers.flatMap(({ line, along }) => line.slice(1).flatMap((to, i) => {
    if (!along.slice(Math.max(0, i - REACH), i + REACH + 1).includes(border)) return [];
    const end = Math.sqrt(Math.min(1, (i + 0.5) / TAPER, (line.length - 1.5 - i) / TAPER));
    return [{ from: line[i] as Point, to, width: WIDTH * (border ? 2 : 1) * end }];
  }));
}
