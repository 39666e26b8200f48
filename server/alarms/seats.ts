import type { District } from '#protocol/district';
import { GROUPS, type Scene } from '#scenes/scene';

type Seat = NonNullable<District['seats']>[number];

/** The seat of a district that names none. */
const DUTY: Seat = { id: 'duty', zh: '值班席', en: 'Duty', groups: [...GROUPS] };

export const seatsOf = ({ seats }: District): readonly Seat[] => seats ?? [DUTY];

/** The seat that each scene's alarms come to, by the scene's id; the first one where no seat has its group. */
export function seatOf(district: District, scenes: readonly Scene[]): ReadonlyMap<string, string> {
  const seats = seatsOf(district);
  return new Map(scenes.map(({ id, group }) => [id, (seats.find(({ groups }) => groups.includes(group)) ?? seats[0] ?? DUTY).id]));
}
