import { listed, stands, unseen, type Alarm } from '#protocol/alarms';

/** The gravest first, of these what nobody has seen, then what still stands, then the newest; by id so that no order depends on how rows came. */
export const byGravity = (a: Alarm, b: Alarm): number =>
  a.severity - b.severity || Number(unseen(b)) - Number(unseen(a)) || Number(stands(b)) - Number(stands(a)) || b.raised - a.raised || (a.id < b.id ? -1 : 1);

/** How many alarms are held back, by why. */
export function heldBack(alarms: readonly Pick<Alarm, 'hold'>[]): Readonly<Record<Alarm['hold'], number>> {
  const counts = { none: 0, shelved: 0, suppressed: 0, 'out-of-service': 0 };
  for (const { hold } of alarms) counts[hold] += 1;
  return counts;
}

/** The severity whose sound asks for somebody: that of the gravest which nobody has seen or silenced; 0 for none. */
export const loudestOf = (alarms: readonly Alarm[]): number =>
  alarms.filter((alarm) => listed(alarm) && unseen(alarm) && !alarm.silenced).reduce((loudest, { severity }) => (loudest === 0 ? severity : Math.min(loudest, severity)), 0);
