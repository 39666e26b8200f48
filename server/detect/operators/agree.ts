import { groupOf } from '../group.ts';
import type { Ground, Operator, RuleOf } from '../operator.ts';

/**
 * Holds for each device of a place or block for which its part holds, or held within `within`, where there are at least
 * `devices` of them. When that number is reached or lost, the others of the group take a step too.
 */
export function agree({ devices, within, at }: RuleOf<'agree'>, part: number, ground: Ground): Operator {
  const members = ground.table('member');
  const wakes = ground.wakes();
  /** Who is in a group, in the order of the table: made anew after a restore. */
  const groups = new Map<string, Set<string>>();

  const others = (group: string, device: string): void => {
    for (const other of groups.get(group) ?? []) if (other !== device) ground.wake(other);
  };
  const enter = (group: string, device: string): void => {
    const there = groups.get(group) ?? new Set();
    groups.set(group, there.add(device));
    if (there.size === devices) others(group, device);
  };
  const leave = (device: string): void => {
    const slot = members.slot(device);
    const group = members.get(slot, 'group');
    members.remove(slot);
    wakes.cancel(device);
    const left = groups.get(group);
    left?.delete(device);
    if (left?.size === devices - 1) others(group, device);
    if (left?.size === 0) groups.delete(group);
  };

  return {
    next: (told) => {
      const { device, now } = told;
      const holds = told.holds(part);
      const group = groupOf(told, at);
      let slot = members.slot(device);
      if (slot >= 0 && holds && members.get(slot, 'group') !== group) {
        leave(device);
        slot = -1;
      }
      if (slot < 0) {
        if (!holds) return false;
        members.add(device, { group });
        enter(group, device);
      } else if (holds) {
        members.set(slot, 'until', 0);
        wakes.cancel(device);
      } else if (members.get(slot, 'until') === 0) {
        members.set(slot, 'until', now + within);
        wakes.set(device, now + within);
      } else if (members.get(slot, 'until') <= now) {
        leave(device);
        return false;
      }
      return (groups.get(members.get(members.slot(device), 'group'))?.size ?? 0) >= devices;
    },
    forget: (device) => { if (members.has(device)) leave(device); },
    recall: () => {
      groups.clear();
      for (const slot of members.all()) {
        const group = members.get(slot, 'group');
        groups.set(group, (groups.get(group) ?? new Set()).add(members.id(slot)));
      }
    },
  };
}
