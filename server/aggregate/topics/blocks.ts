import type { District } from '#protocol/district';
import { TOPICS, type TopicTables } from '#protocol/topics';
import { closed, gravity, open, opened, overdue, type Case } from '../../cases/case.ts';
import { standing, type Alert } from '../alert.ts';
import { all, type Change } from '../change.ts';
import type { MemoryOf } from '../memory.ts';
import type { Device } from '../operators/devices.ts';
import { Gravest } from '../operators/gravest.ts';
import { see } from '../operators/seen.ts';
import { Tally } from '../operators/tally.ts';
import type { State } from '../state.ts';
import type { Table } from '../table.ts';

const blockOf = (row: { readonly block: string }): string => row.block;

/** How many pairs of a block and a role are remembered; past them, no new one is taken. */
export const DUTY_LIMIT = 5000;

interface Duty { readonly block: string; readonly staff: number }

/** Topic `blocks`: one row a block of the district and one a service area, with what happens there. */
export class Blocks {
  readonly cases: Change<Case>;
  readonly alerts: Change<Alert>;
  readonly devices: Change<Device>;
  private readonly table: Table<TopicTables<'blocks'>['blocks']>;
  private readonly onDuty: Table<MemoryOf<'duty'>>;
  private readonly staffed: Change<Duty>;

  constructor(state: State, district: District) {
    const { blocks: table, areas } = state.topic('blocks', TOPICS.blocks).tables;
    this.table = table;
    this.onDuty = state.table('duty', 'blocks');
    const areaOfBlock = new Map(district.blocks.map(({ id, area }) => [id, area]));
    const areaOf = ({ block }: { readonly block: string }): string => areaOfBlock.get(block) ?? '';
    for (const { id, street, zh, en } of district.areas) {
      areas.add(id, { street, zh, en, blocks: district.blocks.filter(({ area }) => area === id).length });
    }
    for (const { id, area, street, zh, en } of district.blocks) table.add(id, { area, street, zh, en });
    this.cases = all(
      new Tally<Case, typeof table.columns>(table, blockOf, { open, overdue, opened, closed }).change,
      new Tally<Case, typeof areas.columns>(areas, areaOf, { open, overdue }).change,
      new Gravest<Case>(state.table('grades', 'blocks'), table, blockOf, gravity).change,
    );
    this.alerts = new Tally<Alert, typeof table.columns>(table, blockOf, { alerts: standing }).change;
    this.devices = new Tally<Device, typeof table.columns>(table, blockOf, { devices: () => 1, offline: ({ online }) => (online ? 0 : 1) }).change;
    const staff = (row: Duty): number => row.staff;
    this.staffed = all(
      new Tally<Duty, typeof table.columns>(table, blockOf, { staff }).change,
      new Tally<Duty, typeof areas.columns>(areas, areaOf, { staff }).change,
    );
  }

  /** The block's id as the table holds it; '' where the district has no such block. */
  known(block: string | undefined): string { return block === undefined ? '' : this.table.id(this.table.slot(block)); }

  /** So many of a role are on duty in a block from now on. */
  duty(block: string, role: string, staff: number): void {
    const was = this.onDuty.slot(`${role} ${block}`);
    if (block === '' || (was < 0 && this.onDuty.size >= DUTY_LIMIT)) return;
    const before = was < 0 ? undefined : this.onDuty.row(was);
    this.onDuty.upsert({ id: `${role} ${block}`, block, staff });
    this.staffed(before, { block, staff });
  }

  /** A block was heard from at `at` (ms). */
  hear(block: string, at: number): void { see(this.table, block, at); }
}
