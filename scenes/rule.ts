import * as z from 'zod';

/** What a source reports: a reading's quantity, or the name of a fact of an alert. */
const quantity = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(40);
const ms = z.number().int().positive();

/**
 * When something holds for a device of a scene, as data: the server evaluates it over readings and facts (one operator a
 * file in server/detect/operators/). Times are ms.
 */
export type Rule =
  /** The last value is at least `limit`, and holds until it falls below `clear`. */
  | { op: 'above'; quantity: string; limit: number; clear: number }
  /** The last value is at most `limit`, and holds until it rises above `clear`. */
  | { op: 'below'; quantity: string; limit: number; clear: number }
  /** `of` has held for so long without a break. */
  | { op: 'dwell'; of: Rule; for: number }
  /** What came within the last `within` sums to less than `less`; holds from `within` after the device was first heard. */
  | { op: 'silence'; quantity: string; less: number; within: number }
  /** Holds while `of` does, where that began for at least the `times`-th time within `within`, at this device, at its place, or in its block. */
  | { op: 'repeat'; of: Rule; times: number; within: number; at: 'device' | 'place' | 'block' }
  /** The value rose by at least `by` within `within`. */
  | { op: 'rate'; quantity: string; by: number; within: number }
  /** The line through the values of the last `within` rises by at least `slope` an hour; over three values or more. */
  | { op: 'trend'; quantity: string; slope: number; within: number }
  /** The last value is at least this share of a capacity: a number, or what the device declared. */
  | { op: 'share'; quantity: string; of: number | 'capacity'; least: number }
  /** `of` holds, or held within `within`, for this device and at least so many in all of its place or block. */
  | { op: 'agree'; of: Rule; devices: number; within: number; at: 'place' | 'block' }
  /** Of the windows of the district's day that ended, end to end, at least `times` had a mean over `limit`; until the day ends. */
  | { op: 'mean'; quantity: string; window: number; limit: number; times: number }
  /** The weather of the district, at least so much: wind or gusts in Beaufort force, rain in mm/h. */
  | { op: 'weather'; wind?: number | undefined; rain?: number | undefined }
  | { op: 'all'; of: readonly Rule[] }
  | { op: 'any'; of: readonly Rule[] }
  | { op: 'not'; of: Rule };

export const rule: z.ZodType<Rule> = z.lazy(() => z.discriminatedUnion('op', [
  z.object({ op: z.literal('above'), quantity, limit: z.number(), clear: z.number() }).refine(({ limit, clear }) => clear <= limit, 'clear lies above the limit'),
  z.object({ op: z.literal('below'), quantity, limit: z.number(), clear: z.number() }).refine(({ limit, clear }) => clear >= limit, 'clear lies below the limit'),
  z.object({ op: z.literal('dwell'), of: rule, for: ms }),
  z.object({ op: z.literal('silence'), quantity, less: z.number(), within: ms }),
  z.object({ op: z.literal('repeat'), of: rule, times: z.number().int().min(2), within: ms, at: z.enum(['device', 'place', 'block']) }),
  z.object({ op: z.literal('rate'), quantity, by: z.number(), within: ms }),
  z.object({ op: z.literal('trend'), quantity, slope: z.number(), within: ms }),
  z.object({ op: z.literal('share'), quantity, of: z.union([z.number().positive(), z.literal('capacity')]), least: z.number() }),
  z.object({ op: z.literal('agree'), of: rule, devices: z.number().int().min(2), within: ms, at: z.enum(['place', 'block']) }),
  z.object({ op: z.literal('mean'), quantity, window: ms, limit: z.number(), times: z.number().int().min(1) }),
  z.object({ op: z.literal('weather'), wind: z.number().int().optional(), rain: z.number().optional() }),
  z.object({ op: z.literal('all'), of: z.array(rule).min(2) }),
  z.object({ op: z.literal('any'), of: z.array(rule).min(2) }),
  z.object({ op: z.literal('not'), of: rule }),
]));

export const seconds = (n: number): number => n * 1_000;
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;

/** A fact that is 1 where it is so. */
export const is = (fact: string): Rule => above(fact, 1);
export const above = (quantity: string, limit: number, clear = limit): Rule => ({ op: 'above', quantity, limit, clear });
export const below = (quantity: string, limit: number, clear = limit): Rule => ({ op: 'below', quantity, limit, clear });
export const dwell = (of: Rule, time: number): Rule => ({ op: 'dwell', of, for: time });
export const silence = (quantity: string, less: number, within: number): Rule => ({ op: 'silence', quantity, less, within });
export const repeat = (of: Rule, times: number, within: number, at: 'device' | 'place' | 'block' = 'place'): Rule => ({ op: 'repeat', of, times, within, at });
export const rate = (quantity: string, by: number, within: number): Rule => ({ op: 'rate', quantity, by, within });
export const trend = (quantity: string, slope: number, within: number): Rule => ({ op: 'trend', quantity, slope, within });
export const share = (quantity: string, least: number, of: number | 'capacity' = 'capacity'): Rule => ({ op: 'share', quantity, of, least });
export const agree = (of: Rule, devices: number, within: number, at: 'place' | 'block' = 'place'): Rule => ({ op: 'agree', of, devices, within, at });
export const mean = (quantity: string, window: number, limit: number, times: number): Rule => ({ op: 'mean', quantity, window, limit, times });
export const wind = (force: number): Rule => ({ op: 'weather', wind: force });
export const all = (...of: readonly Rule[]): Rule => ({ op: 'all', of });
export const any = (...of: readonly Rule[]): Rule => ({ op: 'any', of });
export const not = (of: Rule): Rule => ({ op: 'not', of });

/** The quantities that a rule names, each as often as it does. */
export function quantitiesOf(rule: Rule): string[] {
  if ('quantity' in rule) return [rule.quantity];
  if (rule.op === 'weather') return [];
  return (isList(rule.of) ? rule.of : [rule.of]).flatMap(quantitiesOf);
}

const isList = (of: Rule | readonly Rule[]): of is readonly Rule[] => Array.isArray(of);
