import type { Ground, Operator, RuleOf, Sky } from '../operator.ts';

/** Whether the weather is at least so much; where both are named, both. */
export const blows = ({ wind = -Infinity, rain = -Infinity }: RuleOf<'weather'>, sky: Sky): boolean => sky.wind >= wind && sky.rain >= rain;

/** Holds while the district's weather does. */
export const weather = (rule: RuleOf<'weather'>, ground: Ground): Operator => ({ next: () => blows(rule, ground.sky()) });
