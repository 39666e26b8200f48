import type { Row, TopicTables } from '#protocol/topics';

type Alert = Pick<Row<TopicTables<'alerts'>['alerts']>, 'severity' | 'state' | 'at'>;

/** Since when (district time, ms) an alarm of the gravest kind stands that nobody has acknowledged; undefined where none does. */
export function heldSince(alerts: readonly Alert[]): number | undefined {
  const held = alerts.filter(({ severity, state }) => severity === 1 && state === 'raised').map(({ at }) => at);
  return held.length > 0 ? Math.min(...held) : undefined;
}

/** The turn that an address keeps for good, counted from 0 (`?turn=2` is the second one); undefined where it asks for none. */
export function keptTurn(search: string): number | undefined {
  const asked = Number(new URLSearchParams(search).get('turn') ?? Number.NaN);
  return Number.isInteger(asked) && asked > 0 ? asked - 1 : undefined;
}
