import { code, dec, flag, int, text, time } from '../columns.ts';

/**
 * Early warning: where the load of this hour leaves what the hour of the week lets expect, gravest first by `rank`.
 * `subject` is `scene/<id>` or `block/<id>`; `usual` and `seen` are cases in the running hour, `score` how many usual
 * spreads it is off; `near` names the blocks that deviate alike, by spaces.
 */
export const warnings = {
  subject: text, kind: code('more', 'less', 'gap'), rank: int, usual: dec(2), seen: int, ratio: dec(1), score: dec(1),
  weekday: int, hour: int, since: time, near: text,
} as const;
/**
 * What the coming hours let expect, for the whole district: id is the hour from now, `0` the one that runs. `judged` where
 * enough hours like it were met to tell what deviates in it.
 */
export const expected = { at: time, usual: dec(1), low: dec(1), high: dec(1), judged: flag } as const;
