import type { Operator, RuleOf } from '../operator.ts';

/** Holds from a value of at most `limit` until one above `clear`. */
export const below = ({ quantity, limit, clear }: RuleOf<'below'>): Operator => ({
  next: (told, was) => {
    const value = told.value(quantity);
    return value === undefined ? was : value <= (was ? clear : limit);
  },
});
