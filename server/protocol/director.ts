import * as z from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(40);
const names = { id: slug, zh: z.string().min(1).max(16), en: z.string().min(1).max(32) };
/** What a wall shows: a layout, or a page about one thing as an address names it (`scene.fire-lane`), or a kind of panel. */
const show = z.string().min(1).max(160);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written 07:30');
/** Days of the week, Monday is 1. */
const days = z.array(z.number().int().min(1).max(7)).min(1).max(7);
const unique = (all: readonly { id: string }[]): boolean => new Set(all.map(({ id }) => id)).size === all.length;

/** When an item of a playlist is shown: whenever it is its turn, only while an alarm of severity 1 or 2 waits, or only while none does. */
export const WHEN = ['always', 'alarm', 'calm'] as const;

const playlist = z.strictObject({
  ...names,
  items: z.array(z.strictObject({ show, seconds: z.number().int().min(5).max(86_400), when: z.enum(WHEN).default('always') })).min(1).max(32),
});

/**
 * Which alarms take over which walls. An alarm fits that is at least so grave, of one of the scenes and in one of the places (blocks, areas,
 * streets) where those are named, raised within the hours and on the days where those are. It takes the whole wall, or one area of its layout.
 */
const takeover = z.strictObject({
  id: slug,
  severity: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  scenes: z.array(slug).min(1).max(64).optional(),
  places: z.array(z.string().min(1).max(64)).min(1).max(256).optional(),
  hours: z.strictObject({ from: time, until: time }).optional(),
  days: days.optional(),
  walls: z.array(slug).min(1).max(64),
  area: slug.optional(),
});

/** What several walls show, by wall; `@` before a name means the playlist of that name. */
const preset = z.strictObject({ ...names, shows: z.record(z.string().max(64), show) });
const schedule = z.strictObject({ at: time, days: days.optional(), preset: slug });

const parts = {
  playlists: z.array(playlist).max(64).refine(unique, 'two playlists have the same id').default([]),
  takeovers: z.array(takeover).max(64).refine(unique, 'two rules of takeover have the same id').default([{ id: 'grave', severity: 1, walls: ['command'] }]),
  presets: z.array(preset).max(64).refine(unique, 'two presets have the same id').default([]),
  schedule: z.array(schedule).max(128).default([]),
};

/** What the walls do by themselves: playlists, what takes over, presets and when they come. */
export const program = z.strictObject(parts).superRefine(({ playlists, presets, schedule: times }, context) => {
  const [lists, sets] = [playlists, presets].map((all) => new Set(all.map(({ id }) => id)));
  for (const { id, shows } of presets) {
    const stray = Object.values(shows).find((one) => one.startsWith('@') && !lists?.has(one.slice(1)));
    if (stray !== undefined) context.addIssue({ code: 'custom', path: ['presets'], message: `preset ${id} names the playlist ${stray.slice(1)}, which is none` });
  }
  for (const { preset: name } of times) if (!sets?.has(name)) context.addIssue({ code: 'custom', path: ['schedule'], message: `there is no preset ${name}` });
});
export type Program = z.output<typeof program>;

/** The same as it is written down. */
export const programmed = z.object(parts);

/** What walls do where nothing was configured: what is of severity 1 takes over the wall `command`. */
export const PROGRAM: Program = program.parse({});

/**
 * What a post does with a wall, one display of it (`hall/1-2`), or all that are directed (`*`): shows something, plays a playlist or sets up a
 * preset; holds what stands, against playlists and schedules, or lets it go on; lets an alarm take over or sends it back; gives the wall back
 * what it is configured for; names its displays for a moment, loads them anew; hands all that it directs over to another post. A wall before
 * visitors shows them nothing that is internal until a post says that they are gone; a muted one makes no sound.
 */
export const DIRECTIONS = ['show', 'play', 'preset', 'hold', 'go-on', 'take-over', 'hand-back', 'reset', 'identify', 'refresh', 'hand-over', 'visitors', 'visitors-gone', 'mute', 'unmute'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What is directed of a display: its own row, where it shows something, before that of its wall. */
export const directedOf = <R extends { id: string; show: string; alarm: string }>(rows: readonly R[], display: string, wall: string): R | undefined =>
  rows.find(({ id, show: shows, alarm }) => id === display && (shows !== '' || alarm !== '')) ?? rows.find(({ id }) => id === wall);

export const direct = z.object({
  post: z.string().min(1).max(64), action: z.enum(DIRECTIONS), target: z.string().min(1).max(64).default('*'),
  show: show.optional(), playlist: slug.optional(), preset: slug.optional(), alarm: z.string().min(1).max(128).optional(), to: z.string().min(1).max(64).optional(),
});
