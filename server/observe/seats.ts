import type { Row, TopicTables } from '#protocol/topics';
import type { Metrics } from './metrics.ts';

type Seat = Row<TopicTables<'alarms'>['seats']>;
type Load = Exclude<keyof Seat, 'id' | 'zh' | 'en' | 'flood'>;

/** The load of each seat, as topic `alarms` has it (server/protocol/topics/alarms.ts); shares, which stand there as so many of a hundred or a thousand, as parts of one. */
const GAUGES: Readonly<Record<string, readonly [column: Load, help: string, per?: number]>> = {
  alarms_window: ['ten', 'By seat, alarms of the last 10 minutes.'], alarms_hour: ['hour', 'By seat, alarms of the last hour.'], alarms_day: ['day', 'By seat, alarms of the last 24 hours.'],
  alarms_window_most: ['most', 'By seat, the most alarms in any 10 minutes of 30 days.'], alarms_flooded_ratio: ['flooded', 'By seat, the share of windows of 10 minutes with a flood, in 30 days.', 1_000],
  alarms_unacknowledged: ['unacknowledged', 'By seat, alarms that nobody has seen.'], alarms_standing: ['stale', 'By seat, alarms that have stood for more than a day.'],
  alarms_chattering: ['chattering', 'By seat, alarms that come and go.'], alarms_shelved: ['shelved', 'By seat, alarms that a post shelved.'],
  alarms_suppressed: ['suppressed', 'By seat, alarms that follow from another one.'], alarms_out_of_service: ['unserviced', 'By seat, alarms of devices that are out of service.'],
  alarms_grave: ['grave', 'By seat, alarms of severity 1 in 30 days.'], alarms_major: ['middle', 'By seat, alarms of severity 2 in 30 days.'], alarms_minor: ['slight', 'By seat, alarms of severity 3 in 30 days.'],
  alarms_top_ten_ratio: ['top', 'By seat, the share of the ten sources that alarmed most in 30 days.', 100], alarms_answer_mean_seconds: ['mean', 'By seat, mean time to acknowledge, of the last hundred.'],
  alarms_answer_p90_seconds: ['p90', 'By seat, the time within which nine of ten are acknowledged, of the last hundred.'], alarms_unauthorised: ['unauthorised', 'By seat, alarms held back against the rules.'],
};

/** Gauges of what each seat has to carry. */
export function observeSeats(metrics: Metrics, seats: () => readonly Seat[]): void {
  for (const [name, [column, help, per = 1]] of Object.entries(GAUGES)) {
    metrics.gauges(name, help, 'seat', () => Object.fromEntries(seats().map((row) => [row.id, row[column] / per])));
  }
}
