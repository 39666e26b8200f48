import type { Wall } from '#protocol/walls';
import { createContext } from 'svelte';
import { fit, type Fit, type Part, type Size } from './geometry.ts';

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
}

const [use, provide] = createContext<Surface>();
/** The surface that a component stands on. */
export const useSurface = use;
export const provideSurface = provide;

const [useSubjectOf, provideSubjectOf] = createContext<() => string>();
/** What the page that a component stands on is about: the id of a scene, a place or a case; '' where it is about the district. */
export const useSubject = useSubjectOf;
export const provideSubject = provideSubjectOf;
