import { stands, unseen, type Alarm } from '#protocol/alarms';
import type { AlarmAction } from '#protocol/events';
import type { Names } from './names.svelte.ts';
import type { Request } from './desk.svelte.ts';

/** What may be done about an alarm as it stands, the likeliest first. */
export function alarmActs(alarm: Pick<Alarm, 'state' | 'hold' | 'silenced'>): AlarmAction[] {
  if (alarm.hold === 'shelved') return ['unshelve'];
  if (alarm.hold === 'out-of-service') return ['in-service'];
  return [
    ...(unseen(alarm) ? ['acknowledge' as const] : []), ...(unseen(alarm) && !alarm.silenced ? ['silence' as const] : []),
    ...(alarm.state === 'latched' ? ['reset' as const] : []), ...(stands(alarm) ? ['shelve' as const, 'out-of-service' as const] : []),
  ];
}

/** What is asked for before it is done about an alarm; an acknowledgement names the occurrence that is in view. */
export const requestOf = ({ id, scene, block, occurrence }: Alarm, action: AlarmAction, names: Names): Request =>
  ({ action, subject: id, title: `${names.scene(scene)} · ${names.block(block)}`, scene, ...(action === 'acknowledge' && { occurrence }) });

/** Actions that need a reason and an end, and how long they last where nothing else is said, in hours. */
export const HOLDING: Readonly<Partial<Record<string, number>>> = { shelve: 2, 'out-of-service': 24 };
