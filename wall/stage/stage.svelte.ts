import type { Wall } from '#protocol/walls';
import { createContext } from 'svelte';
import { fit, seamsIn, type Fit, type Part, type Size } from './geometry.ts';
import type { Axis } from './tracks.ts';

/** The surface that panels stand on: a wall, or one display of it, fitted into the window. */
export class Surface {
  readonly wall: Wall;
  size: Size = $state.raw({ width: 0, height: 0 });
  readonly fit: Fit = $derived.by(() => fit(this.wall, this.size, this.part));

  constructor(wall: Wall, size: Size, readonly part?: Part) {
    this.wall = wall;
    this.size = size;
  }

  /** Width by height of the whole stage. */
  get aspect(): number { return this.fit.width / this.fit.height; }

  /**
   * Both directions of an element on the stage, with the seams that it lies across, so that what it holds keeps off them as panels
   * do: `units` is what lies between two of its tracks, to which a seam adds its own; the gap of panels where it is left out.
   */
  axesOf(element: Element, units?: number): { across: Axis; down: Axis } {
    const { fit, wall } = this;
    const { left, top, width, height } = element.getBoundingClientRect();
    const { across, down } = seamsIn({ left: left - fit.left, top: top - fit.top, width, height }, fit.seams);
    const axis = (length: number, seams: readonly number[]): Axis => {
      const gap = units === undefined ? fit.gap : units * fit.u + (seams.length > 0 ? wall.seamMm * fit.perMm : 0);
      return { length, seams, gap, start: 0, end: 0, u: fit.u };
    };
    return { across: axis(width, across), down: axis(height, down) };
  }
}

const [use, provide] = createContext<Surface>();
/** The surface that a component stands on. */
export const useSurface = use;
export const provideSurface = provide;

const [useSubjectOf, provideSubjectOf] = createContext<() => string>();
/** What the page that a component stands on is about: the id of a scene, a place or a case; '' where it is about the district. */
export const useSubject = useSubjectOf;
export const provideSubject = provideSubjectOf;
