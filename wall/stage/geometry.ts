import type { Wall } from '#protocol/walls';

/** Tangent of 22 arc minutes: the height of a character that is read without effort, by the distance it is read from. */
const READABLE = 0.0064;

/** A picture in CSS px. */
export interface Size { width: number; height: number }

/** How a wall's measures stand in a viewport. */
export interface Fit {
  /** CSS px of a millimetre on the wall. */
  perMm: number;
  /** The wall's unit: the height of its smallest text, CSS px. */
  u: number;
  /** The whole viewport in units. */
  columns: number;
  rows: number;
}

/** The height in mm that 22 arc minutes take at a distance in mm. */
export const readable = (distanceMm: number): number => distanceMm * READABLE;

/**
 * Fits a wall into a viewport: the wall's millimetres are as large as its picture still lies wholly inside. Where the
 * viewport has another shape than the wall, the stage takes what is left too, rather than leaving it black.
 */
export function fit(wall: Pick<Wall, 'widthMm' | 'heightMm' | 'distanceMm'>, { width, height }: Size): Fit {
  const perMm = Math.min(width / wall.widthMm, height / wall.heightMm);
  const u = readable(wall.distanceMm) * perMm;
  return { perMm, u, columns: width / u, rows: height / u };
}
