import type { Camera } from '#protocol/cameras';
import type { Block } from '#protocol/district';
import { byGravity, stands, type Alert } from '../alerts.ts';

/** Most tiles of a mosaic, and what one needs to be read and to be seen: units. */
const MOST = 36;
const NARROWEST = 12.5;
/** Of so many tiles one may be twice as wide and high. */
const ONE_LARGE_OF = 6;
const SHAPE = 16 / 9;

/** The gravest alarm that stands at each camera. */
export function alertsAt(alerts: readonly Alert[]): Map<string, Alert> {
  const gravest = new Map<string, Alert>();
  for (const alert of alerts) {
    if (!stands(alert) || alert.device === '') continue;
    const known = gravest.get(alert.device);
    if (!known || byGravity(alert, known) < 0) gravest.set(alert.device, alert);
  }
  return gravest;
}

/** How many cameras are shown of what is near one place. */
export const NEAR = 6;

/** Cameras by how far their block lies from one (as the crow flies), those of the same block in the order of the registry. */
export function nearest(cameras: readonly Camera[], block: string, blocks: readonly Pick<Block, 'id' | 'centre'>[]): Camera[] {
  const centres = new Map(blocks.map(({ id, centre }) => [id, centre]));
  const [x, y] = centres.get(block) ?? [0, 0];
  // A degree of longitude is shorter than one of latitude.
  const narrow = Math.cos((y * Math.PI) / 180);
  const far = (camera: Camera): number => {
    const at = centres.get(camera.block);
    return at ? Math.hypot((at[0] - x) * narrow, at[1] - y) : Infinity;
  };
  return [...cameras].sort((a, b) => far(a) - far(b));
}

/** How many tiles there is room for, in units under each of which stands a caption so high. */
export function roomFor({ width, height }: { width: number; height: number }, caption: number): number {
  const tall = NARROWEST / SHAPE + caption;
  return Math.min(MOST, Math.max(1, Math.floor(width / NARROWEST) * Math.max(1, Math.floor(height / tall))));
}

/** Cameras in the order in which they are shown: where something happens, the gravest first; then the others, from page to page. */
export function chosen(cameras: readonly Camera[], alerts: ReadonlyMap<string, Alert>, room: number, page: number): Camera[] {
  const told = cameras.flatMap((camera) => { const alert = alerts.get(camera.id); return alert ? [{ camera, alert }] : []; });
  told.sort((a, b) => byGravity(a.alert, b.alert));
  const first = told.slice(0, room).map(({ camera }) => camera);
  const quiet = cameras.filter(({ id }) => !alerts.has(id));
  const left = Math.min(room - first.length, quiet.length);
  if (left <= 0) return first;
  const start = left < quiet.length ? (page * left) % quiet.length : 0;
  return [...first, ...Array.from({ length: left }, (_, i) => quiet[(start + i) % quiet.length] as Camera)];
}

export interface Placed { column: number; row: number; span: number }
/** `height` is that of a row, units: no more than its pictures take. */
export interface Arranged { columns: number; rows: number; height: number; places: Placed[] }

/**
 * Where so many tiles stand, the first `told` of them larger as far as there is room, so that the pictures are as large as they can
 * be. `size` in units; each tile has a caption so high under its picture.
 */
export function arrange(count: number, told: number, size: { width: number; height: number }, caption: number): Arranged {
  const large = Math.min(told, Math.floor(count / ONE_LARGE_OF));
  const cells = count + 3 * large;
  let best: Arranged & { picture: number } = { columns: 1, rows: Math.max(1, cells), height: 0, places: [], picture: -1 };
  for (let columns = large > 0 ? 2 : 1; columns <= Math.max(2, cells); columns++) {
    const { rows, places } = packed(count, large, columns);
    const picture = Math.min(size.width / columns, Math.max(0, size.height / rows - caption) * SHAPE);
    if (picture > best.picture) best = { columns, rows, height: picture / SHAPE + caption, places, picture };
  }
  const { columns, rows, height, places } = best;
  return { columns, rows, height, places };
}

/** Tiles row by row into the first place that is free. */
function packed(count: number, large: number, columns: number): { rows: number; places: Placed[] } {
  const taken = new Set<number>();
  let rows = 1;
  const places = Array.from({ length: count }, (_, i): Placed => {
    const span = i < large ? 2 : 1;
    for (let cell = 0; ; cell++) {
      const [row, column] = [Math.floor(cell / columns), cell % columns];
      if (column + span > columns) continue;
      const own = span === 1 ? [cell] : [cell, cell + 1, cell + columns, cell + columns + 1];
      if (own.some((one) => taken.has(one))) continue;
      own.forEach((one) => taken.add(one));
      rows = Math.max(rows, row + span);
      return { column: column + 1, row: row + 1, span };
    }
  });
  return { rows, places };
}

/** The cameras that play: those where something happens, as many as the display can decode. */
export const live = (shown: readonly Camera[], alerts: { has(id: string): boolean }, budget: number): Set<string> =>
  new Set(shown.filter(({ id, streams }) => streams.length > 0 && alerts.has(id)).slice(0, budget).map(({ id }) => id));
