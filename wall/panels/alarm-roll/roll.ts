import type { Row, TopicTables } from '#protocol/topics';

export type Alert = Row<TopicTables<'alerts'>['alerts']>;

/** Whether an alarm still asks for somebody. */
export const stands = ({ state }: Pick<Alert, 'state'>): boolean => state === 'raised' || state === 'acknowledged';

/** Gravest first, of these what nobody has acknowledged, then newest, then by id so that no order depends on how rows came. */
export const byGravity = (a: Alert, b: Alert): number =>
  a.severity - b.severity || held(a) - held(b) || b.at - a.at || (a.id < b.id ? -1 : 1);

const held = ({ state }: Alert): number => (state === 'raised' ? 0 : 1);

/** The first `room` of the standing alarms, in order, and how many stand in all; one pass, however many there are. */
export function roll(alerts: readonly Alert[], room: number): { shown: Alert[]; standing: number } {
  const shown: Alert[] = [];
  let standing = 0;
  for (const alert of alerts) {
    if (!stands(alert)) continue;
    standing++;
    const last = shown[room - 1];
    if (last && byGravity(last, alert) < 0) continue;
    const place = shown.findIndex((other) => byGravity(alert, other) < 0);
    if (place < 0) shown.push(alert);
    else shown.splice(place, 0, alert);
    if (shown.length > room) shown.pop();
  }
  return { shown, standing };
}
