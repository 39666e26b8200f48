import type { District } from '#protocol/district';
import { FRESHNESS_BUDGET, TOPICS, type TopicTables } from '#protocol/topics';
import { closed, gravity, onTime, open, opened, overdue, type Case } from '../../cases/case.ts';
import { standing, type Alert } from '../alert.ts';
import { all, type Change } from '../change.ts';
import type { Day } from '../operators/day.ts';
import type { Device } from '../operators/devices.ts';
import { Gravest } from '../operators/gravest.ts';
import { Quiet } from '../operators/quiet.ts';
import { Tally } from '../operators/tally.ts';
import type { State } from '../state.ts';
import type { Table } from '../table.ts';

const ROW = 'district';
const whole = (): string => ROW;

/** Topic `district`: the whole district in one row. */
export class Totals {
  readonly cases: Change<Case>;
  readonly alerts: Change<Alert>;
  readonly devices: Change<Device>;
  private readonly table: Table<TopicTables<'district'>['totals']>;
  private readonly quiet: Quiet;
  private readonly slot: number;

  constructor(state: State, district: District, private readonly day: Day) {
    const table = this.table = state.topic('district', TOPICS.district).tables.totals;
    this.slot = table.add(ROW, { blocks: district.blocks.length });
    this.quiet = new Quiet(state.table('quiet', 'blocks'), state.timers, 'block quiet', () => table.bump(this.slot, 'fresh', -1));
    this.cases = all(
      new Tally<Case, typeof table.columns>(table, whole, {
        open, overdue, opened, closed, onTime,
        openedToday: (row) => (row.opened >= day.start ? 1 : 0),
        closedToday: (row) => (row.ended >= day.start ? closed(row) : 0),
        spread: (row) => (row.spread ? open(row) : 0),
      }).change,
      new Gravest<Case>(state.table('grades', 'district'), table, whole, gravity).change,
    );
    this.alerts = new Tally<Alert, typeof table.columns>(table, whole, { alerts: standing }).change;
    this.devices = new Tally<Device, typeof table.columns>(table, whole, { devices: () => 1, offline: ({ online }) => (online ? 0 : 1) }).change;
  }

  /** A block of the district was heard from at `at` (ms), where for `pause` ms nothing need come from any source. */
  hear(block: string, at: number, pause: number): void {
    if (!this.quiet.watches(block)) this.table.bump(this.slot, 'fresh', 1);
    this.quiet.hear(block, at, Math.max(FRESHNESS_BUDGET, pause));
  }

  /** A post visited at `at` (ms), the event's own time. */
  visit(at: number): void {
    if (at >= this.day.start) this.table.bump(this.slot, 'visitsToday', 1);
  }

  /** A day ended. */
  endDay(): void { this.table.put(this.slot, { openedToday: 0, closedToday: 0, visitsToday: 0 }); }
}
