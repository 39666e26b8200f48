import * as z from 'zod';
import { LANGUAGES, THEMES } from './proof.ts';

const size = z.number().int().min(320).max(32_768);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(40);
const length = z.number().positive().max(100_000);
const count = z.number().int().min(1).max(16);

/**
 * A wall of rows by columns of displays, all alike: the picture of one in pixels, what it measures, and how far away the wall is
 * read (mm). A layout takes its text sizes from the distance, never from the pixels.
 */
export const wall = z.strictObject({
  id: slug,
  zh: z.string().min(1).max(16),
  en: z.string().min(1).max(32),
  rows: count.default(1),
  columns: count.default(1),
  width: size,
  height: size,
  widthMm: length,
  heightMm: length,
  /** What lies between the pictures of two neighbours, bezel to bezel, in mm. */
  seamMm: z.number().min(0).max(200).default(0),
  distanceMm: length,
  /** How long a panel stands that shares its area with others, in s: long enough to read it twice. At 0 the first one stays. */
  turnS: z.number().min(0).max(3600).default(20),
  /** What the wall shows: a layout of wall/stage/layouts/. */
  layout: slug.default('main'),
  /** Whether its first display sounds for alarms that nobody has seen. */
  sound: z.boolean().default(false),
  /** What its displays speak and wear where their address asks for nothing else; without, either will do as long as all of them agree. */
  language: z.enum(LANGUAGES).optional(),
  theme: z.enum(THEMES).optional(),
});
export type Wall = z.output<typeof wall>;

/** The walls of a centre, as `GET /api/walls` gives them under `walls`. */
export const walls = z.array(wall).min(1).max(64).refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'a wall id occurs twice');

const single = { rows: 1, columns: 1, width: 3840, height: 2160, widthMm: 4000, heightMm: 2250, seamMm: 0, distanceMm: 6000, turnS: 20, sound: false } as const;

/** The wall that every centre has: 3840x2160 on 4.00 by 2.25 m, read from 6 m. */
export const MAIN_WALL: Wall = { id: 'main', zh: '主屏', en: 'Main wall', ...single, layout: 'main' };

/** The walls that stand where none were configured: a layout each, then the main one on surfaces of other shapes (measures of common displays). */
export const WALLS: readonly Wall[] = [
  MAIN_WALL,
  { ...MAIN_WALL, id: 'command', zh: '指挥处置', en: 'Command', layout: 'command' },
  { ...MAIN_WALL, id: 'renewal', zh: '城市更新', en: 'Renewal', layout: 'renewal' },
  { ...MAIN_WALL, id: 'service', zh: '社区服务', en: 'Service', layout: 'service' },
  // 18 displays of 55 inches, bezel to bezel 0.88 mm.
  { ...MAIN_WALL, id: 'hall', zh: '指挥大厅', en: 'Hall', rows: 3, columns: 6, width: 1920, height: 1080, widthMm: 1209.6, heightMm: 680.4, seamMm: 0.88 },
  // Two displays of 98 inches in their frames.
  { ...MAIN_WALL, id: 'pair', zh: '双联屏', en: 'Pair', columns: 2, widthMm: 2158.8, heightMm: 1214.4, seamMm: 20, distanceMm: 4000 },
  // Cabinets of 0.63 mm pitch without a seam, fed by six machines.
  { ...MAIN_WALL, id: 'theatre', zh: '会商厅', en: 'Theatre', rows: 2, columns: 3, height: 1620, widthMm: 2419.2, heightMm: 1020.6 },
  // Cabinets of 1.25 mm pitch, without a seam.
  { ...MAIN_WALL, id: 'led', zh: 'LED 屏', en: 'LED', width: 6656, height: 1792, widthMm: 8320, heightMm: 2240 },
  // 27 inches at arm's length.
  { ...MAIN_WALL, id: 'desk', zh: '席位屏', en: 'Desk', width: 1920, height: 1080, widthMm: 597.7, heightMm: 336.2, distanceMm: 700 },
];
