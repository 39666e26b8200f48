import * as z from 'zod';
import { isQuantity } from './quantities.ts';
import { quantitiesOf, rule, type Rule } from './rule.ts';

/** Groups: public safety, urban appearance, construction and engineering, environment and water, community. */
export const GROUPS = ['PS', 'UA', 'CE', 'EN', 'CM'] as const;

/** Hours for accept, register, dispatch, dispose, verify and close (composed defaults); E classes run 24x7. */
export const LIMITS = {
  E1: [0.05, 0.05, 0.1, 0.5, 0.5, 0.5],
  E2: [0.1, 0.1, 0.25, 2, 1, 1],
  A: [0.25, 0.25, 0.5, 4, 2, 2],
  B: [0.5, 0.5, 1, 16, 4, 4],
  C: [0.5, 0.5, 2, 40, 8, 8],
  D: [1, 1, 4, 120, 8, 8],
  F: [1, 1, 4, 160, 16, 16],
} as const satisfies Record<string, readonly number[]>;
export type LimitClass = keyof typeof LIMITS;

const label = z.object({ zh: z.string().min(1).max(20), en: z.string().min(1).max(40) });

/** A rule over quantities that are described in quantities.ts. */
const when = rule.refine((value) => quantitiesOf(value).every(isQuantity), {
  error: ({ input }) => `there is no quantity ${quantitiesOf(input as Rule).filter((name) => !isQuantity(name)).join(', ')}`,
});

const grade = label.extend({ when: when.optional() });

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
  limit: z.enum(Object.keys(LIMITS) as [LimitClass, ...LimitClass[]]),
  keyStep: label,
  /** What severity 1 (gravest), 2 and 3 mean, and when each holds; the gravest that holds counts. */
  severity: z.tuple([grade, grade, grade]),
  kpi: label,
  /** Where the scene comes from: the case study's figures, reported for Putuo, reported for Shanghai, composed. */
  evidence: z.enum(['seed', 'putuo', 'shanghai', 'composed']),
});
export type Scene = z.output<typeof scene>;

/** Checks a scene. Throws ZodError naming the field. */
export const defineScene = (value: Scene): Scene => Object.freeze(scene.parse(value));
