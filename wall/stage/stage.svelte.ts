import type { Wall } from '#protocol/walls';
import { createContext } from 'svelte';
import { fit, type Fit, type Size } from './geometry.ts';

/** The surface that panels stand on: a wall fitted into the window. */
export class Surface {
  readonly wall: Wall;
  size: Size = $state.raw({ width: 0, height: 0 });
  readonly fit: Fit = $derived.by(() => fit(this.wall, this.size));

  constructor(wall: Wall, size: Size) {
    this.wall = wall;
    this.size = size;
  }

  /** Width by height. */
  get aspect(): number { return this.size.width / this.size.height; }
}

const [use, provide] = createContext<Surface>();
/** The surface that a component stands on. */
export const useSurface = use;
export const provideSurface = provide;

const [useSubjectOf, provideSubjectOf] = createContext<() => string>();
/** What the page that a component stands on is about: the id of a scene, a place or a case; '' where it is about the district. */
export const useSubject = useSubjectOf;
export const provideSubject = provideSubjectOf;
