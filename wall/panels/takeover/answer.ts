import type { Alarm } from '#protocol/alarms';
import type { Scene } from '#scenes/scene';

const MINUTE = 60_000;

/** By when somebody must have begun the key step, in ms of the district's time. */
export const answerBy = ({ raised }: Pick<Alarm, 'raised'>, { alarm }: Pick<Scene, 'alarm'>): number => raised + alarm.minutes * MINUTE;

/** Where a phone acknowledges an alarm. */
export const phoneAddress = (origin: string, alarm: string): string => `${origin}/alarm/${encodeURIComponent(alarm)}`;
