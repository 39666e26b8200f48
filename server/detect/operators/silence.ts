import { Window } from '../../aggregate/operators/window.ts';
import type { Ground, Operator, RuleOf } from '../operator.ts';

/**
 * Holds where what came of a quantity within `within` sums to less than `less`, from `within` after the device was first
 * heard of it. A zero is heard and adds nothing.
 */
export function silence({ quantity, less, within }: RuleOf<'silence'>, ground: Ground): Operator {
  const heard = ground.table('since');
  const wakes = ground.wakes();
  const window = new Window(ground.table('window'), ground.wakes('window'), within, (kept, value) => kept + value);
  return {
    next: (told) => {
      const { device, now } = told;
      const value = told.value(quantity);
      let slot = heard.slot(device);
      if (slot < 0) {
        if (value === undefined) return false;
        slot = heard.add(device, { since: now });
        wakes.set(device, now + within);
      }
      const { values } = window.at(device, now, value === 0 ? undefined : value);
      return now - heard.get(slot, 'since') >= within && values.reduce((sum, one) => sum + one, 0) < less;
    },
    forget: (device) => {
      heard.remove(heard.slot(device));
      wakes.cancel(device);
      window.forget(device);
    },
  };
}
