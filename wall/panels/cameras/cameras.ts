import type { Row, TopicTables } from '#protocol/topics';

export type Camera = Row<TopicTables<'devices'>['cameras']>;
/** How a camera stands: it cannot be trusted, is offline, told of something of late, or is well. */
export type Health = 'faulty' | 'offline' | 'told' | 'well';

/** How long a camera counts as one that told of something, ms. */
export const OF_LATE = 600_000;
const ORDER: readonly Health[] = ['faulty', 'offline', 'told', 'well'];

export const healthOf = ({ fault, online, alertAt }: Camera, now: number): Health =>
  (fault !== '' ? 'faulty' : !online ? 'offline' : alertAt > 0 && now - alertAt < OF_LATE ? 'told' : 'well');

/** Those that are not well first: faulty, then offline, the longest silent first; of the others the last to tell of something. */
export const ranked = (cameras: readonly Camera[], now: number): Camera[] => [...cameras].sort((a, b) => {
  const [one, other] = [healthOf(a, now), healthOf(b, now)];
  const [first, second] = one === 'faulty' || one === 'offline' ? [a.seen, b.seen] : [b.alertAt, a.alertAt];
  return ORDER.indexOf(one) - ORDER.indexOf(other) || first - second || (a.id < b.id ? -1 : 1);
});

/** A camera as the mosaic shows it; `gap` where another block begins. */
export interface Cell { id: string; health: Health; gap: boolean }

/** The cameras of each street, its blocks beside each other, both in the order in which `blocks` has them. */
export function mosaic(cameras: readonly Camera[], blocks: readonly { id: string; street: string }[], now: number): { street: string; cells: Cell[] }[] {
  const there = new Map<string, Camera[]>();
  for (const camera of cameras) there.set(camera.block, [...there.get(camera.block) ?? [], camera]);
  const streets = new Map<string, Cell[]>();
  for (const { id, street } of blocks) {
    const own = (there.get(id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
    const row = streets.get(street) ?? [];
    streets.set(street, [...row, ...own.map((camera, i) => ({ id: camera.id, health: healthOf(camera, now), gap: i === 0 && row.length > 0 }))]);
  }
  return [...streets].map(([street, cells]) => ({ street, cells }));
}
