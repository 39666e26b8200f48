import type { Ground, Operator, RuleOf } from '../operator.ts';

/** Holds once its part has held for so long without a break. */
export function dwell({ for: time }: RuleOf<'dwell'>, part: number, ground: Ground): Operator {
  const began = ground.table('since');
  const wakes = ground.wakes();
  const forget = (device: string): void => {
    began.remove(began.slot(device));
    wakes.cancel(device);
  };
  return {
    next: (told) => {
      const { device, now } = told;
      const slot = began.slot(device);
      if (!told.holds(part)) {
        if (slot >= 0) forget(device);
        return false;
      }
      if (slot >= 0) return now - began.get(slot, 'since') >= time;
      began.add(device, { since: now });
      wakes.set(device, now + time);
      return false;
    },
    forget,
  };
}
