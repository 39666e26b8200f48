import { REACH, type Kiosk } from '#protocol/public';

/** The smallest text that passers-by read at arm's length, and how much larger it is for whoever asks for it; mm and times. */
const TEXT = 10;
const LARGER = 1.3;
/** Nothing is touched in the upper third, whoever stands there (the lower two thirds only). */
const LOWER = 1 / 3;

/** How a kiosk's millimetres stand in its window: CSS px of one, and of the text; where what is touched lies, CSS px from the top. */
export interface KioskSurface { perMm: number; text: number; from: number; to: number; upright: boolean }

/** Fits a kiosk's screen into a window; the screen may stand or lie, is never stretched, and what is touched stays within `REACH`. */
export function surfaceOf({ bottomMm, ...screen }: Kiosk, { width, height }: { width: number; height: number }, larger = false): KioskSurface {
  const [short, long] = [Math.min(screen.widthMm, screen.heightMm), Math.max(screen.widthMm, screen.heightMm)];
  const [widthMm, heightMm] = width < height ? [short, long] : [long, short];
  const perMm = Math.min(width / widthMm, height / heightMm);
  // A window of another shape shows more at the top: the lower edge is where the screen's is.
  const top = height / perMm - heightMm;
  const from = Math.max(heightMm * LOWER, bottomMm + heightMm - REACH.to) + top;
  const to = heightMm - Math.max(0, REACH.from - bottomMm) + top;
  return { perMm, text: TEXT * perMm * (larger ? LARGER : 1), from: from * perMm, to: to * perMm, upright: width < height };
}
