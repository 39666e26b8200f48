import type { District } from '#protocol/district';
import { TOPICS, type TopicTables } from '#protocol/topics';
import { closed, gravity, open, opened, overdue, type Case } from '../../cases/case.ts';
import { standing, type Alert } from '../alert.ts';
import { all, type Change } from '../change.ts';
import type { Device } from '../operators/devices.ts';
import { Gravest } from '../operators/gravest.ts';
import { see } from '../operators/seen.ts';
import { Tally } from '../operators/tally.ts';
import type { State } from '../state.ts';
import type { Table } from '../table.ts';

const blockOf = (row: { readonly block: string }): string => row.block;

/** Topic `blocks`: one row a block of the district, with what happens there. */
export class Blocks {
  readonly cases: Change<Case>;
  readonly alerts: Change<Alert>;
  readonly devices: Change<Device>;
  private readonly table: Table<TopicTables<'blocks'>['blocks']>;

  constructor(state: State, district: District) {
    const table = this.table = state.topic('blocks', TOPICS.blocks).tables.blocks;
    for (const { id, area, street, zh, en } of district.blocks) table.add(id, { area, street, zh, en });
    this.cases = all(
      new Tally<Case, typeof table.columns>(table, blockOf, { open, overdue, opened, closed }).change,
      new Gravest<Case>(state.table('grades', 'blocks'), table, blockOf, gravity).change,
    );
    this.alerts = new Tally<Alert, typeof table.columns>(table, blockOf, { alerts: standing }).change;
    this.devices = new Tally<Device, typeof table.columns>(table, blockOf, { devices: () => 1, offline: ({ online }) => (online ? 0 : 1) }).change;
  }

  /** The block's id as the table holds it; '' where the district has no such block. */
  known(block: string | undefined): string { return block === undefined ? '' : this.table.id(this.table.slot(block)); }

  /** A block was heard from at `at` (ms). */
  hear(block: string, at: number): void { see(this.table, block, at); }
}
