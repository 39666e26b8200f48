import type { Wall } from '#protocol/walls';

/** Tangent of 22 arc minutes: the height of a character that is read without effort, by the distance it is read from. */
const READABLE = 0.0064;

/** A picture in CSS px. */
export interface Size { width: number; height: number }

/** The part of a wall that a browser shows: all of it, or the display of a row and a column, counted from 1. */
export interface Part { row: number; column: number }

/** How a wall's measures stand in a viewport. */
export interface Fit {
  /** CSS px of a millimetre on the wall. */
  perMm: number;
  /** The wall's unit: the height of its smallest text, CSS px. */
  u: number;
  /** The whole stage in units. */
  columns: number;
  rows: number;
  /** The whole stage in CSS px, and where its corner lies in the viewport. */
  width: number;
  height: number;
  left: number;
  top: number;
  /** Between two panels, CSS px: wide enough to hold a seam. */
  gap: number;
  /** Where the middle of each seam lies on the stage, CSS px from the left and from the top; a wall whose pictures touch has none. */
  seams: { across: readonly number[]; down: readonly number[] };
}

/** The height in mm that 22 arc minutes take at a distance in mm. */
export const readable = (distanceMm: number): number => distanceMm * READABLE;

/** What so many displays and the seams between them measure, mm. */
const across = (count: number, lengthMm: number, seamMm: number): number => count * lengthMm + (count - 1) * seamMm;

/** A wall's picture from edge to edge, what lies behind its seams included, mm. */
export function extent({ rows, columns, widthMm, heightMm, seamMm }: Wall): { widthMm: number; heightMm: number } {
  return { widthMm: across(columns, widthMm, seamMm), heightMm: across(rows, heightMm, seamMm) };
}

/**
 * Fits a wall into a viewport. A browser that shows all of it: the wall's millimetres are as large as its picture still lies
 * wholly inside; where the viewport has another shape than the wall, the stage takes what is left too, rather than leaving it
 * black. A browser that shows one display of it: the stage is the whole wall, moved so that this display's part lies in the
 * viewport, and what lies behind a seam is shown by nobody, so that lines go on straight across it.
 */
export function fit(wall: Wall, { width, height }: Size, part?: Part): Fit {
  const whole = extent(wall);
  const shown = part ? wall : whole;
  const perMm = Math.min(width / shown.widthMm, height / shown.heightMm);
  const u = readable(wall.distanceMm) * perMm;
  const stage = part ? { width: whole.widthMm * perMm, height: whole.heightMm * perMm } : { width, height };
  const seam = wall.seamMm * perMm;
  const [right, down] = [wall.widthMm * perMm + seam, wall.heightMm * perMm + seam];
  const seams = (count: number, pitch: number): number[] => Array.from({ length: seam > 0 ? count - 1 : 0 }, (_, i) => (i + 1) * pitch - seam / 2);
  return {
    perMm, u, columns: stage.width / u, rows: stage.height / u, ...stage,
    left: part ? Math.round((1 - part.column) * right) : 0,
    top: part ? Math.round((1 - part.row) * down) : 0,
    gap: Math.max(u / 2, seam > 0 && wall.rows * wall.columns > 1 ? seam + u / 4 : 0),
    seams: { across: seams(wall.columns, right), down: seams(wall.rows, down) },
  };
}

/** A box on the stage, CSS px from its left and top. */
export interface Box { left: number; top: number; width: number; height: number }

/** Where the seams of a stage lie in a box on it, CSS px from the box's own left and top. */
export function seamsIn({ left, top, width, height }: Box, { across, down }: Fit['seams']): Fit['seams'] {
  const inside = (middles: readonly number[], from: number, length: number) => middles.map((middle) => middle - from).filter((at) => at > 0 && at < length);
  return { across: inside(across, left, width), down: inside(down, top, height) };
}

/** Whether a viewport of that size, moved as the fit says, shows any of a box on the stage. */
export const shows = ({ left, top }: Pick<Fit, 'left' | 'top'>, { width, height }: Size, box: Box): boolean =>
  box.left + left < width && box.left + box.width + left > 0 && box.top + top < height && box.top + box.height + top > 0;

/** The part that an address names, `<row>-<column>`; undefined where it names none of the wall's. */
export function partOf(name: string, { rows, columns }: Wall): Part | undefined {
  const [row = 0, column = 0] = /^[1-9]\d?-[1-9]\d?$/.test(name) ? name.split('-').map(Number) : [];
  return row >= 1 && row <= rows && column >= 1 && column <= columns ? { row, column } : undefined;
}
