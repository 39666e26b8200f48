import { flag, int, text, time } from '../columns.ts';

/**
 * A wall, or one display of it, that shows something else than it is configured for, or is directed. `show` is what stands there ('' for its
 * own layout): by a post, or item number `item` of `playlist`, since `since`. An alarm that took over stands instead of all of it, or of one
 * `area` of its layout, since `taken`, by `rule` ('' where a post let it); `waiting` more wait for it. `held` stops playlists and schedules;
 * `post` directs it. Where `visitors` are it shows nothing internal; `muted` it makes no sound. Its displays say their names until `identify`, and load themselves anew where `refresh` is another number.
 */
export const walls = {
  show: text, playlist: text, item: int, since: time, held: flag, post: text,
  alarm: text, rule: text, area: text, taken: time, waiting: int,
  identify: time, refresh: int, visitors: flag, muted: flag,
} as const;

/** What there is to be shown: playlists and presets, by `playlist name` and `preset name`. */
export const choices = { kind: text, zh: text, en: text, items: int } as const;
