import * as z from 'zod';

const count = z.number().int().min(0);
const ms = z.number().min(0);
const name = z.string().max(64);

export const LANGUAGES = ['zh', 'en'] as const;
export const THEMES = ['night', 'day'] as const;

/** What is wrong with a panel: it is not there, stands elsewhere, failed, or is built anew. */
export const TROUBLES = ['missing', 'elsewhere', 'fault', 'rebuilt'] as const;

/**
 * What a display finds standing on itself, each two seconds. `hash` is over which panels stand where, the number of the walls, language
 * and theme; `ought` is the same as its build reckons it from the wall and the window. `painted` is the last `seq` drawn of each topic.
 */
export const proof = z.object({
  walls: count, build: name, layout: name, hash: name, ought: name,
  language: z.enum(LANGUAGES), theme: z.enum(THEMES),
  wrong: z.array(z.object({ panel: name, trouble: z.enum(TROUBLES) })).max(64),
  painted: z.array(z.object({ topic: name, seq: count })).max(128),
  /** How long ago anything was drawn (ms). */
  age: ms,
  /** Bytes of script in use; 0 where the browser does not tell. */
  heap: count,
  /** How long the last frames kept the page's thread (ms). */
  frame: z.object({ median: ms, p99: ms }),
  /** Errors since the page was loaded, panels built anew, and times in a row that the page loaded itself anew. */
  errors: count, rebuilt: count, reloads: count,
  /** Rungs of quality that its pictures went down, for a machine to which they are dear; 0 is all there is. */
  coarse: count,
  width: count, height: count,
});
export type Proof = z.output<typeof proof>;

/** Bytes of a still at most, and its width in px. */
export const STILL_BYTES = 30_000;
export const STILL_WIDTH = 480;

/** Why a display sends no still: its page holds no stage, its browser cannot make one, it would be too large, it made one just now. */
export const REFUSALS = ['no-stage', 'not-possible', 'too-large', 'too-often'] as const;

/** The answer to a `still` frame of that number: a small WebP or JPEG of what the page holds, or why there is none. */
export const still = z.object({
  number: count,
  image: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= STILL_BYTES, 'the still is too large').optional(),
  refused: z.enum(REFUSALS).optional(),
});
export type Still = z.output<typeof still>;

/** How a display differs from what it should show. */
export const DIFFERENCES = ['unseen', 'lost', 'silent', 'walls', 'build', 'layout', 'panels', 'language', 'theme', 'behind'] as const;
export type Difference = (typeof DIFFERENCES)[number];

const shown = z.object({ layout: z.string(), hash: z.string(), walls: count, build: z.string(), language: z.string(), theme: z.string() });

/** A display in `GET /api/displays`, connected or not: what it should show, what it does by its own word, and where the two differ. Times are the district's (ms). */
export const displayRow = z.object({
  /** Of the connection; '' where there is none. */
  id: z.string(), display: z.string(), state: z.enum(['live', 'lost', 'unseen']), since: z.number(),
  topics: z.array(z.string()), painted: z.record(z.string(), z.object({ seq: z.number(), at: z.number() })),
  /** '' where anything would do; null where nobody said which wall it is of. */
  should: shown.nullable(),
  /** Null before it said anything. */
  does: shown.extend({ at: z.number(), age: z.number(), heap: z.number(), frame: proof.shape.frame, errors: count, rebuilt: count, reloads: count, coarse: count, width: count, height: count }).nullable(),
  differs: z.array(z.object({ why: z.enum(DIFFERENCES), what: z.array(z.string()) })),
});
export type DisplayRow = z.output<typeof displayRow>;
