import { listed, stands, type Alarm } from '#protocol/alarms';
import type { Row, TopicTables } from '#protocol/topics';
import { groupAlarms } from '../../city/alarms.ts';
import type { CityState } from '../../city/city.ts';
import { ageOf, unpromised } from '../../stage/age.ts';

export type Block = Row<TopicTables<'blocks'>['blocks']>;

/** The district's time in ms and how fast it runs. */
export interface Now { now: number; speed: number }

type Lit = Pick<Alarm, 'id' | 'block' | 'scene' | 'severity' | 'state' | 'hold' | 'raised'>;

/** Whether a block is past its budget: it has devices and none spoke within it. Without devices nobody promised to speak. */
export function isStale({ devices, seen }: Pick<Block, 'devices' | 'seen'>, { now, speed }: Now): boolean {
  if (devices === 0) return false;
  const { state } = ageOf(unpromised(seen), now, speed);
  return state === 'stale' || state === 'never';
}

/** What the map shows of the topics `blocks` and `alarms`: of these what stands and nothing holds back. */
export function mapState(blocks: readonly Block[], alarms: readonly Lit[], time: Now): CityState {
  const lit = alarms.filter((alarm) => listed(alarm) && stands(alarm)).map(({ id, block, scene, severity, state, raised: at }) => ({ id, block, scene, severity, state: state === 'acknowledged' ? state : 'raised', at }));
  return { blocks: new Map(blocks.map((block) => [block.id, { open: block.open, stale: isStale(block, time) }])), ...groupAlarms(lit) };
}

/** The blocks with most open cases, for whoever hears the map instead of seeing it. */
export const busiest = (blocks: readonly Block[], room: number): Block[] =>
  [...blocks].sort((a, b) => b.open - a.open || (a.id < b.id ? -1 : 1)).slice(0, room);
