import * as z from 'zod';
import { LIMIT_CLASSES } from '#protocol/limits';
import { isQuantity } from './quantities.ts';
import { quantitiesOf, rule, type Rule } from './rule.ts';

/** Groups: public safety, urban appearance, construction and engineering, environment and water, community. */
export const GROUPS = ['PS', 'UA', 'CE', 'EN', 'CM'] as const;

const label = z.object({ zh: z.string().min(1).max(20), en: z.string().min(1).max(40) });

/** A rule over quantities that are described in quantities.ts. */
const when = rule.refine((value) => quantitiesOf(value).every(isQuantity), {
  error: ({ input }) => `there is no quantity ${quantitiesOf(input as Rule).filter((name) => !isQuantity(name)).join(', ')}`,
});

/** What a severity means, and when it holds. */
export const grade = label.extend({ when });

/** One of the scene applications: what it is called, who reports and who acts, how fast, and what the grades mean. */
export const scene = z.object({
  n: z.number().int().min(1),
  id: z.string().regex(/^[a-z0-9-]+$/).max(40),
  group: z.enum(GROUPS),
  /** The full name, for the console. */
  name: label,
  /** The wall's name: at most four Chinese characters, at most twelve letters. */
  short: z.object({ zh: z.string().min(1).max(4), en: z.string().min(1).max(12) }),
  /** K camera AI, I sensor, A patrol app, H hotline, D department system, U drone. */
  sources: z.array(z.enum(['K', 'I', 'A', 'H', 'D', 'U'])).min(1),
  event: label,
  /** National event code: four digits; `partNN` a component class; `ext` a local extension. */
  category: z.string().regex(/^(\d{4}|part\d{2}|ext)$/),
  departments: z.array(label).min(1),
  limit: z.enum(LIMIT_CLASSES),
  keyStep: label,
  /**
   * What an operator is told where this sounds: the likely cause, and within how many minutes the key step must be begun. It
   * sounds after standing `on` s, and is over after being gone for `off` s; while an alarm of one of `follows` stands in
   * the block, this is its consequence, so only severity 1 sounds. Composed, but for minutes that `limit` sets.
   */
  alarm: z.strictObject({
    cause: label, minutes: z.number().min(1).max(60), on: z.number().int().min(1).max(600).optional(), off: z.number().int().min(1).max(3600).optional(),
    follows: z.array(z.string()).min(1).optional(),
  }),
  /** What severity 1 (gravest), 2 and 3 mean, and when each holds; the gravest that holds counts. */
  severity: z.tuple([grade, grade, grade]),
  kpi: label,
  /** Tells of a household: shared walls learn the block only, never the place or the device (domain section 8). */
  household: z.literal(true).optional(),
  /** Where the scene comes from: the case study's figures, reported for Putuo, reported for Shanghai, composed. */
  evidence: z.enum(['seed', 'putuo', 'shanghai', 'composed']),
});
export type Scene = z.output<typeof scene>;

/** Checks a scene. Throws ZodError naming the field. */
export const defineScene = (value: Scene): Scene => Object.freeze(scene.parse(value));
