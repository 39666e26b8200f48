import type { Alarm } from '#protocol/alarms';
import { stands } from '#protocol/alarms';
import type { CasePage } from '#protocol/answers';
import type { Handover } from '#protocol/handover';
import type { Row, TopicTables } from '#protocol/topics';

export type Shift = Row<TopicTables<'shifts'>['shifts']>;
type Shelf = Row<TopicTables<'alarms'>['shelves']>;
type Wall = Row<TopicTables<'director'>['walls']>;

const HOUR = 3_600_000;
/** What a handover may look back on, hours; without a choice it is since the post's own last one, and of a post that has none the first of these. */
export const SPANS = [8, 12, 24] as const;

/** Since when a post looks back (ms): so many hours where it chose them, else since it last handed its seat over; from the beginning while the time is not known. */
export function sinceOf(chosen: string, post: string, shifts: readonly Shift[], now: number): number {
  const hours = SPANS.find((span) => String(span) === chosen);
  const left = Math.max(0, ...shifts.filter(({ off, taken }) => off === post && taken > 0).map(({ taken }) => taken));
  return hours === undefined && left > 0 ? left : Math.max(0, now - (hours ?? SPANS[0]) * HOUR);
}

/** Why a case is told to whoever comes on. */
export type Why = 'grave' | 'late';
export type Told = CasePage['cases'][number] & { why: readonly Why[] };

/** The cases that whoever comes on must know of, each once: what turned late before what is grave alone. */
export function toldOf({ grave, late }: Pick<Handover, 'grave' | 'late'>): Told[] {
  const isGrave = new Set(grave.map(({ id }) => id));
  const isLate = new Set(late.map(({ id }) => id));
  return [
    ...late.map((row): Told => ({ ...row, why: isGrave.has(row.id) ? ['grave', 'late'] : ['late'] })),
    ...grave.filter(({ id }) => !isLate.has(id)).map((row): Told => ({ ...row, why: ['grave'] })),
  ];
}

/** What a post holds: alarms that it saw and that stand, what it holds back, the walls that it directs. */
export interface Holding { id: string; alarms: readonly Alarm[]; shelves: readonly Shelf[]; walls: readonly Wall[] }

/** Who holds what, the posts that hold most first. */
export function holdings(alarms: readonly Alarm[], shelves: readonly Shelf[], walls: readonly Wall[]): Holding[] {
  const posts = new Set([...alarms.map(({ by }) => by), ...shelves.map(({ post }) => post), ...walls.map(({ post }) => post)]);
  posts.delete('');
  const all = [...posts].map((id): Holding => ({
    id, alarms: alarms.filter((alarm) => alarm.by === id && stands(alarm)), shelves: shelves.filter(({ post }) => post === id), walls: walls.filter(({ post }) => post === id),
  }));
  const count = ({ alarms: seen, shelves: held, walls: directed }: Holding): number => seen.length + held.length + directed.length;
  return all.filter((one) => count(one) > 0).sort((a, b) => count(b) - count(a) || (a.id < b.id ? -1 : 1));
}
