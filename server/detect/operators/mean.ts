import type { Ground, Operator, RuleOf } from '../operator.ts';

/**
 * Holds once at least `times` windows of the district's day had a mean over `limit`, until that day ends. The windows lie
 * end to end from the day's beginning; one without a value has no mean, and the last is cut off where the day is.
 */
export function mean({ quantity, window, limit, times }: RuleOf<'mean'>, ground: Ground): Operator {
  const sums = ground.table('sums');
  const wakes = ground.wakes();
  const forget = (device: string): void => {
    sums.remove(sums.slot(device));
    wakes.cancel(device);
  };
  return {
    next: (told) => {
      const { device, now } = told;
      const value = told.value(quantity);
      let slot = sums.slot(device);
      if (slot < 0) {
        if (value === undefined) return false;
        slot = sums.add(device);
      }
      const count = sums.get(slot, 'count');
      if (count > 0 && sums.get(slot, 'from') + window <= now) {
        if (sums.get(slot, 'sum') / count > limit) sums.bump(slot, 'over', 1);
        sums.put(slot, { count: 0, sum: 0 });
      }
      if (value !== undefined) {
        if (sums.get(slot, 'count') === 0) {
          const from = now - (now - ground.dayStart()) % window;
          sums.set(slot, 'from', from);
          wakes.set(device, from + window);
        }
        sums.bump(slot, 'count', 1);
        sums.bump(slot, 'sum', value);
      }
      return sums.get(slot, 'over') >= times;
    },
    forget,
    endDay: () => {
      const devices = [...sums.all()].map((slot) => sums.id(slot));
      devices.forEach(forget);
      return devices;
    },
  };
}
