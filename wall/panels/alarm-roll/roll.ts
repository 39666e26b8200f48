import { listed, type Alarm } from '#protocol/alarms';
import { byGravity } from '../alarms.ts';

/** Lines that an operator reads at once in a flood. */
export const FLOOD_LINES = 10;

/** A line of the roll: its foremost alarm, how many it stands for, and where they all are, '' where in several places. */
export interface Line { alarm: Alarm; count: number; block: string; street: string }

/** What the roll shows: the first lines, how many alarms are on none of them, and how many are listed in all. */
export interface Roll { lines: Line[]; rest: number; listed: number }

/**
 * The first `room` of the listed alarms, in order; one pass, however many there are. In a flood at most ten lines, for which alarms of one
 * severity and scene in one block are put together, where that is not enough those of one street, and then those of the scene; the gravest each stay
 * alone as long as that leaves room.
 */
export function roll(alarms: readonly Alarm[], room: number, flood: boolean, streetOf: (block: string) => string): Roll {
  if (flood) return grouped(alarms.filter(listed).sort(byGravity), Math.min(room, FLOOD_LINES), streetOf);
  const first: Alarm[] = [];
  let count = 0;
  for (const alarm of alarms) {
    if (!listed(alarm)) continue;
    count += 1;
    const last = first[room - 1];
    if (last && byGravity(last, alarm) < 0) continue;
    const place = first.findIndex((other) => byGravity(alarm, other) < 0);
    if (place < 0) first.push(alarm);
    else first.splice(place, 0, alarm);
    if (first.length > room) first.pop();
  }
  return { lines: first.map((alarm) => ({ alarm, count: 1, block: alarm.block, street: streetOf(alarm.block) })), rest: count - first.length, listed: count };
}

/** How alarms of one severity are put together, from the finest to the coarsest; each leaves the gravest apart where it can. */
const BY: readonly ((alarm: Alarm, street: string) => string)[] = [
  ({ id, scene, block, severity }) => (severity === 1 ? id : `${scene} ${block}`),
  ({ id, scene, severity }, street) => (severity === 1 ? id : `${scene} ${street}`),
  ({ id, scene, severity }) => (severity === 1 ? id : scene),
  ({ scene, severity }, street) => (severity === 1 ? `${scene} ${street}` : scene),
  ({ scene }) => scene,
];

function grouped(sorted: readonly Alarm[], room: number, streetOf: (block: string) => string): Roll {
  let lines: Line[] = [];
  for (const by of BY) {
    lines = together(sorted, by, streetOf);
    if (lines.length <= room) break;
  }
  const shown = lines.slice(0, room);
  return { lines: shown, rest: sorted.length - shown.reduce((sum, { count }) => sum + count, 0), listed: sorted.length };
}

function together(sorted: readonly Alarm[], by: (alarm: Alarm, street: string) => string, streetOf: (block: string) => string): Line[] {
  const lines = new Map<string, Line>();
  for (const alarm of sorted) {
    const street = streetOf(alarm.block);
    const key = `${alarm.severity} ${by(alarm, street)}`;
    const line = lines.get(key);
    if (!line) lines.set(key, { alarm, count: 1, block: alarm.block, street });
    else lines.set(key, { ...line, count: line.count + 1, block: line.block === alarm.block ? line.block : '', street: line.street === street ? street : '' });
  }
  return [...lines.values()];
}
