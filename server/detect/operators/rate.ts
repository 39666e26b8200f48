import { Window } from '../../aggregate/operators/window.ts';
import type { Ground, Operator, RuleOf } from '../operator.ts';

/** Holds where the last value lies at least `by` above the least within `within`; what came before a longer gap counts no more. */
export function rate({ quantity, by, within }: RuleOf<'rate'>, ground: Ground): Operator {
  const least = new Window(ground.table('window'), ground.wakes('window'), within, (kept, value) => Math.min(kept, value));
  const last = ground.table('level');
  return {
    next: (told) => {
      const { device, now } = told;
      const value = told.value(quantity);
      const { values } = least.at(device, now, value);
      const slot = last.slot(device);
      if (values.length === 0) {
        last.remove(slot);
        return false;
      }
      if (value !== undefined) {
        if (slot < 0) last.add(device, { value });
        else last.set(slot, 'value', value);
      }
      return (value ?? last.get(slot, 'value')) - Math.min(...values) >= by;
    },
    forget: (device) => {
      least.forget(device);
      last.remove(last.slot(device));
    },
  };
}
