
import { calls, type Alarm } from '#protocol/alarms';
import type { WorldKind } from '#protocol/worlds';
import { panel, type PanelKind } from '../panels/registry.ts';

/** What decides about what stands in an area: what an alarm took over, whether visitors are there, which other world than the living one is shown. */
export interface Circumstances { taken: string; visitors: boolean; world: WorldKind | undefined }

/** What may stand in an area: what an alarm took over; where visitors are, what they may see; where another world is shown, which that is. */
export function shownIn(area: PanelKind, kinds: readonly PanelKind[], { taken, visitors, world }: Circumstances): readonly PanelKind[] {
  if (area === taken) return ['takeover'];
  if (world && area === 'ticker') return [world];
  const open = visitors ? kinds.filter((kind) => panel(kind).internal !== true) : kinds;
  return open.length > 0 ? open : ['closed'];
}

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
