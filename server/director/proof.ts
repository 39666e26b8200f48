import { directedOf } from '#protocol/director';
import type { DisplayRow, Proof } from '#protocol/proof';
import type { Row, TopicTables } from '#protocol/topics';
import type { Wall } from '#protocol/walls';

/** A display that says nothing for so long is silent, and a frame that it has not drawn so long after it was made is overdue; ms of our own time. */
export const SILENT_AFTER = 6_000;
export const BEHIND_AFTER = 4_000;

/** What a display said of itself, and when: `told` by our own clock, `at` by the district's (ms). */
export interface Told { proof: Proof; told: number; at: number }

/** A connected display as the gateway knows it: since when (ms of our own time), what it said, topics of which it has not drawn what it should have. */
export interface Seen { connected: number; told: Told | undefined; overdue: readonly string[] }

export interface Should { wall: Wall; layout: string; walls: number; build: string; language: string; theme: string }

export type Differs = DisplayRow['differs'];
type Where = Pick<Proof, 'language' | 'theme'>;

/** A wall's id, and what of it a display's name means: `main`, `main/2-3`, `main/map`. */
export function partsOf(name: string): { wall: string; rest: string } {
  const slash = name.indexOf('/');
  return slash < 0 ? { wall: name, rest: '' } : { wall: name.slice(0, slash), rest: name.slice(slash + 1) };
}

/** Whether the rest of a name is one display of a wall of several. */
export const isPart = (rest: string): boolean => /^[1-9]\d?-[1-9]\d?$/.test(rest);

/** The names of all displays that a wall is made of. */
export const displaysOf = ({ id, rows, columns }: Wall): string[] =>
  rows * columns === 1 ? [id] : Array.from({ length: rows * columns }, (_, i) => `${id}/${Math.floor(i / columns) + 1}-${(i % columns) + 1}`);

/** What most of them have; '' where none is more often than the others. */
export function usual(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : '';
}

/** What is directed, as the topic `director` has it. */
export type Directed = Pick<Row<TopicTables<'director'>['walls']>, 'id' | 'show' | 'alarm' | 'area'>;

/** What a display says that it shows, in characters. */
const NAME = 64;

/** The layout or page that a wall or a display of it is directed to show; its own where it is not. */
export function directedTo(name: string, wall: Wall, rows: readonly Directed[]): string {
  const row = directedOf(rows, name, wall.id);
  return row && row.alarm !== '' && row.area === '' ? 'takeover' : (row?.show || wall.layout).slice(0, NAME);
}

/** What a display of that name should show; undefined where it is of no wall. `others` are all displays of its wall, itself too. */
export function shouldOf(name: string, walls: readonly Wall[], numbers: { walls: number; build: string }, others: readonly Where[], directed: readonly Directed[] = []): Should | undefined {
  const { wall: id, rest } = partsOf(name);
  const wall = walls.find((one) => one.id === id);
  if (!wall) return undefined;
  const own = rest === '' || isPart(rest);
  const layout = own ? directedTo(name, wall, directed) : rest;
  // The displays of one wall are to look alike; a page beside the wall may look as it likes.
  const alike = (of: (one: Where) => string) => (own ? usual(others.map(of)) : '');
  return { wall, layout, ...numbers, language: wall.language ?? alike(({ language }) => language), theme: wall.theme ?? alike(({ theme }) => theme) };
}

/** Where what a connected display does differs from what it should. `now` is our own time (ms). */
export function differencesOf({ connected, told, overdue }: Seen, should: Should, now: number): Differs {
  if (now - (told?.told ?? connected) > SILENT_AFTER) return [{ why: 'silent', what: [] }];
  if (!told) return [];
  const { proof } = told;
  const differs: Differs = [];
  const other = (why: 'walls' | 'build' | 'language' | 'theme', is: string | number, ought: string | number) => {
    if (ought !== '' && is !== ought) differs.push({ why, what: [String(is), String(ought)] });
  };
  other('walls', proof.walls, should.walls);
  other('build', proof.build, should.build);
  if (proof.layout !== should.layout) differs.push({ why: 'layout', what: [proof.layout, should.layout] });
  if (proof.wrong.length > 0 || proof.hash !== proof.ought) differs.push({ why: 'panels', what: proof.wrong.map(({ panel, trouble }) => `${panel}:${trouble}`) });
  other('language', proof.language, should.language);
  other('theme', proof.theme, should.theme);
  if (overdue.length > 0) differs.push({ why: 'behind', what: [...overdue] });
  return differs;
}
