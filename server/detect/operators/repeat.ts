import type { Ground, Operator, RuleOf } from '../operator.ts';
import { groupOf } from '../group.ts';

/**
 * Holds while its part does, where that began for at least the `times`-th time within `within`: at the device, or at any
 * device of its place or block. Of a group it remembers its last `times` beginnings, until the last is `within` ago.
 */
export function repeat({ times, within, at }: RuleOf<'repeat'>, part: number, ground: Ground): Operator {
  const begun = ground.table('begun');
  const leave = ground.deadlines('begun', (group) => begun.remove(begun.slot(group)));
  return {
    next: (told, was) => {
      if (!told.holds(part)) return false;
      if (told.held(part)) return was;
      const group = groupOf(told, at);
      const known = begun.slot(group);
      const slot = known < 0 ? begun.add(group) : known;
      const list = [...begun.get(slot, 'times').filter((time) => told.now - time < within), told.now].slice(-times);
      begun.set(slot, 'times', list);
      leave.set(group, told.now + within);
      return list.length >= times;
    },
  };
}
