import { CASE_STATES } from '#protocol/stages';
import { SCENE_STREAM, sceneTopic, type SceneTables } from '#protocol/topics';
import { ends, open, opened, overdue, type Case } from '../../cases/case.ts';
import type { Register } from '../../cases/register.ts';
import { all, type Change } from '../change.ts';
import { Latest } from '../operators/latest.ts';
import { Oldest } from '../operators/oldest.ts';
import { Tally } from '../operators/tally.ts';
import type { State } from '../state.ts';
import type { Table } from '../table.ts';

/** How many of the scene's last changed cases are kept in view. */
export const RECENT = 20;

const lit = (light: Case['light']) => (row: Case): number => (row.light === light ? 1 : 0);

/** A topic `scene.<id>`: the scene's process, the blocks where it has cases, and its last cases. */
export class SceneStream {
  readonly cases: Change<Case>;
  private readonly steps: Table<SceneTables['steps']>;
  private readonly oldest = new Map<string, Oldest>();

  constructor(state: State, register: Register, scene: string) {
    const { steps, blocks, recent } = state.topic(sceneTopic(scene), SCENE_STREAM).tables;
    this.steps = steps;
    CASE_STATES.forEach((name, order) => {
      steps.add(name, { order });
      this.oldest.set(name, new Oldest((slot, since) => register.stands(slot, scene, name, since)));
    });
    const latest = new Latest(recent, state.order(sceneTopic(scene)), RECENT);
    this.cases = all(
      new Tally<Case, SceneTables['steps']>(steps, (row) => row.state, { count: open, yellow: lit('yellow'), red: lit('red') }).change,
      new Tally<Case, SceneTables['blocks']>(blocks, (row) => row.block, { open, overdue, opened }, true).change,
      (was, is) => this.move(was, is),
      (_, is) => { if (is) latest.put(is); },
    );
  }

  /** Takes a case that a checkpoint holds; the steps' rows are there already. */
  recall(row: Case): void {
    if (!ends(row.state)) this.oldest.get(row.state)?.add(row.slot, row.since);
  }

  /** Forgets which cases stand where, to recall them. */
  clear(): void {
    for (const oldest of this.oldest.values()) oldest.clear();
  }

  private move(was: Case | undefined, is: Case | undefined): void {
    if (was && is && was.state === is.state) return;
    if (was && !ends(was.state)) this.oldest.get(was.state)?.leave(was.slot);
    if (is) this.recall(is);
    if (was) this.show(was.state);
    if (is) this.show(is.state);
  }

  private show(state: string): void {
    this.steps.set(this.steps.slot(state), 'oldest', this.oldest.get(state)?.since ?? 0);
  }
}
