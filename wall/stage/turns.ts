
import { calls, type Alarm } from '#protocol/alarms';
/** Since when (district time, ms) an alarm of the gravest kind stands that nobody has acknowledged; undefined where none does. */
export function heldSince(alarms: readonly Pick<Alarm, 'severity' | 'state' | 'hold' | 'raised'>[]): number | undefined {
  const held = alarms.filter((alarm) => alarm.severity === 1 && calls(alarm)).map(({ raised }) => raised);
  return held.length > 0 ? Math.min(...held) : undefined;
}

/** The turn that an address keeps for good, counted from 0 (`?turn=2` is the second one); undefined where it asks for none. */
export function keptTurn(search: string): number | undefined {
  const asked = Number(new URLSearchParams(search).get('turn') ?? Number.NaN);
  return Number.isInteger(asked) && asked > 0 ? asked - 1 : undefined;
}
