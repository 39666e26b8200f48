import { fromOklch, parseColour, toOklch, type Oklch, type Rgb } from './colour.ts';
import { TOP_LEVEL } from './scale.ts';

/** The colours of the map, all derived from the theme's tokens. */
export interface Palette {
  dark: boolean;
  /** The panel's plate, which the map's edge melts into, and the pool of light under the district. */
  plate: Rgb;
  pool: Rgb;
  /** What lies between the blocks. */
  gap: Rgb;
  /** What walls and shadows darken to, and how dark the shadow on the ground is, 0 to 1. */
  shade: Rgb;
  depth: number;
  water: Rgb;
  road: Rgb;
  /** What catches the light at an edge. */
  edge: Rgb;
  /** One a level, in equal steps of lightness and one hue. */
  levels: readonly Rgb[];
  stale: Rgb;
  /** By severity: 1 red, 2 orange, 3 yellow. */
  warnings: readonly [Rgb, Rgb, Rgb];
}

/** The one hue of the map, and that of water. */
const HUE = 255, WATER_HUE = 222;
/** Lightness and chroma of level 0 and of the top level, and of the other surfaces. */
const NIGHT = { from: [0.265, 0.048], to: [0.64, 0.12], gap: [0.145, 0.025], shade: [0.145, 0.025], depth: 0.8, water: [0.53, 0.08], road: [0.72, 0.035], edge: [0.9, 0.03], stale: [0.34, 0.008], pool: 0.035 } as const;
const DAY = { from: [0.9, 0.022], to: [0.5, 0.12], gap: [0.985, 0.004], shade: [0.42, 0.07], depth: 0.28, water: [0.74, 0.075], road: [0.99, 0.005], edge: [1, 0], stale: [0.8, 0.004], pool: -0.03 } as const;

const between = (a: number, b: number, t: number) => a + (b - a) * t;

/** The map's colours for a theme, whose tokens `token` reads by their CSS names. */
export function paletteOf(token: (name: string) => string): Palette {
  const plate = parseColour(token('--plate'));
  const [lightness, chroma, hue] = toOklch(plate);
  const dark = lightness < 0.5, tones = dark ? NIGHT : DAY;
  const tone = ([l, c]: readonly [number, number], h = HUE): Rgb => fromOklch([l, c, h] satisfies Oklch);
  return {
    dark, plate,
    pool: fromOklch([lightness + tones.pool, chroma, hue]),
    gap: tone(tones.gap), shade: tone(tones.shade), depth: tones.depth, water: tone(tones.water, WATER_HUE), road: tone(tones.road), edge: tone(tones.edge), stale: tone(tones.stale),
    levels: Array.from({ length: TOP_LEVEL + 1 }, (_, i) => tone([
      between(tones.from[0], tones.to[0], i / TOP_LEVEL), between(tones.from[1], tones.to[1], i / TOP_LEVEL)])),
    warnings: [parseColour(token('--red')), parseColour(token('--orange')), parseColour(token('--yellow'))],
  };
}
