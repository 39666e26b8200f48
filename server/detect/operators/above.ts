import type { Operator, RuleOf } from '../operator.ts';

/** Holds from a value of at least `limit` until one below `clear`. */
export const above = ({ quantity, limit, clear }: RuleOf<'above'>): Operator => ({
  next: (told, was) => {
    const value = told.value(quantity);
    return value === undefined ? was : value >= (was ? clear : limit);
  },
});
