import type { Rgb } from './colour.ts';

/** How a block is painted; heights in metres of the plan. */
export interface Paint {
  colour: Rgb;
  height: number;
  stale: boolean;
  /** The warning colour of its alarms and the height of their column; `strength` 0 to 1 is how much they light the block. */
  alarm?: { colour: Rgb; height: number; strength: number };
}

/** A block that the view goes to, and how near it is: 0 shows the whole district, 1 the block and what lies around it. */
export interface Eye { block: string; near: number }

/** What a surface paints on: the panel in CSS px, device pixels a CSS px, and `u` in CSS px; and what it looks at where that is not the whole district. */
export interface Size { width: number; height: number; ratio: number; u: number; eye?: Eye | undefined }

/** GPU resources. */
export interface Held { geometries: number; textures: number; programs: number }

/** What a surface tells whoever paints on it: a picture stands; its GPU context is lost or back; it cannot paint at all. */
export interface Heard { painted(): void; lost(lost: boolean): void; failed(): void }

/** Something that can paint the district; it paints only when told to. */
export interface Surface {
  readonly canvas: HTMLCanvasElement;
  /** Takes a new size, or the same one again where the picture was lost: the next frame is painted whole. */
  resize(size: Size): void;
  paint(blocks: readonly Paint[]): void;
  /** Whether it was told to paint and did not say yet that the picture stands. */
  readonly busy: boolean;
  /** GPU resources that it still holds; none after `dispose`. */
  held(): Promise<Held>;
  /** Gives everything back; `hung` where it answers no more, so that it is not asked to. */
  dispose(hung?: boolean): void;
}
