import type { Ground, Operator, RuleOf } from '../operator.ts';

/** Holds while the last value is at least a share of the capacity, as that now is; never where no capacity is known. */
export function share({ quantity, of, least }: RuleOf<'share'>, ground: Ground): Operator {
  const last = ground.table('level');
  return {
    next: (told) => {
      const value = told.value(quantity);
      const slot = last.slot(told.device);
      if (value !== undefined) {
        if (slot < 0) last.add(told.device, { value });
        else last.set(slot, 'value', value);
      } else if (slot < 0) return false;
      const capacity = of === 'capacity' ? ground.capacityOf(told.device) : of;
      return capacity > 0 && (value ?? last.get(slot, 'value')) / capacity >= least;
    },
    forget: (device) => last.remove(last.slot(device)),
  };
}
