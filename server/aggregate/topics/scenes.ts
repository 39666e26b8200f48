import { TOPICS, type TopicTables } from '#protocol/topics';
import type { Scene } from '#scenes/scene';
import { closed, gravity, open, opened, overdue, type Case } from '../../cases/case.ts';
import { standing, type Alert } from '../alert.ts';
import { all, type Change } from '../change.ts';
import type { Day } from '../operators/day.ts';
import { Gravest } from '../operators/gravest.ts';
import { see } from '../operators/seen.ts';
import { Spark, UNMEASURED } from '../operators/spark.ts';
import { Tally } from '../operators/tally.ts';
import type { State } from '../state.ts';
import type { Table } from '../table.ts';

const sceneOf = (row: { readonly scene: string }): string => row.scene;

/** Topic `scenes`: one row a scene, with today's count and the line of the last day. */
export class Scenes {
  readonly cases: Change<Case>;
  readonly alerts: Change<Alert>;
  private readonly table: Table<TopicTables<'scenes'>['scenes']>;
  private readonly spark: Spark;

  constructor(state: State, scenes: readonly Scene[], day: Day) {
    const table = this.table = state.topic('scenes', TOPICS.scenes).tables.scenes;
    for (const { id, group, short } of scenes) table.add(id, { group, zh: short.zh, en: short.en, spark: UNMEASURED });
    this.spark = new Spark(state.table('bucket', 'scenes'), table, state.timers);
    const today = (row: Case): number => (row.opened >= day.start ? 1 : 0);
    this.cases = all(
      new Tally<Case, typeof table.columns>(table, sceneOf, { open, overdue, opened, closed, today }).change,
      new Gravest<Case>(state.table('grades', 'scenes'), table, sceneOf, gravity).change,
      (was, is) => { if (!was && is) this.spark.count(is.scene, is.opened); },
    );
    this.alerts = new Tally<Alert, typeof table.columns>(table, sceneOf, { alerts: standing }).change;
  }

  /** The scene's id as the table holds it, so that a million cases share one; as given where there is no such scene. */
  known(scene: string): string {
    const slot = this.table.slot(scene);
    return slot < 0 ? scene : this.table.id(slot);
  }

  hear(scene: string, at: number): void { see(this.table, scene, at); }

  /** The first event came at `at` (ms). */
  begin(at: number): void { this.spark.begin(at); }

  /** A day ended. */
  endDay(): void {
    for (const slot of this.table.all()) this.table.set(slot, 'today', 0);
  }
}
