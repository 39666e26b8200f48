import { CASE_STATES } from '#protocol/stages';
import { SCENE_STREAM, sceneTopic, type SceneTables } from '#protocol/topics';
import { ends, open, opened, overdue, type Case } from '../../cases/case.ts';
import type { Register } from '../../cases/register.ts';
import { all, type Change } from '../change.ts';
import { Latest } from '../operators/latest.ts';
import { Oldest } from '../operators/oldest.ts';
import { Tally } from '../operators/tally.ts';
import type { State } from '../state.ts';
import type { Index, Table } from '../table.ts';

/** How many of the scene's last changed cases are kept in view. */
export const RECENT = 20;

const lit = (light: Case['light']) => (row: Case): number => (row.light === light ? 1 : 0);

/** A topic `scene.<id>`: the scene's process, the blocks where it has cases, and its last cases. */
export class SceneStream {
  readonly cases: Change<Case>;
  private readonly steps: Table<SceneTables['steps']>;
  private readonly since: Index<SceneTables['steps'], 'oldest'>;
  /** The cases that stand at each step, and the slot of its row, which never leaves. */
  private readonly standing = new Map<string, { slot: number; oldest: Oldest }>();

  constructor(state: State, register: Register, scene: string) {
    const { steps, blocks, recent } = state.topic(sceneTopic(scene), SCENE_STREAM).tables;
    this.steps = steps;
    this.since = steps.index('oldest');
    CASE_STATES.forEach((name, order) => {
      const oldest = new Oldest((slot, since) => register.stands(slot, scene, name, since));
      this.standing.set(name, { slot: steps.add(name, { order }), oldest });
    });
    const latest = new Latest(recent, state.order(sceneTopic(scene)), RECENT);
    this.cases = all(
      new Tally<Case, SceneTables['steps']>(steps, (row) => row.state, { count: open, yellow: lit('yellow'), red: lit('red') }).change,
      new Tally<Case, SceneTables['blocks']>(blocks, (row) => row.block, { open, overdue, opened }, true).change,
      (was, is) => this.move(was, is),
      (_, is) => { if (is) latest.take(register.rows, is.slot); },
    );
  }

  /** Takes a case that a checkpoint holds; the steps' rows are there already. */
  recall(row: Case): void {
    if (!ends(row.state)) this.standing.get(row.state)?.oldest.add(row.slot, row.since);
  }

  /** Forgets which cases stand where, to recall them. */
  clear(): void {
    for (const { oldest } of this.standing.values()) oldest.clear();
  }

  private move(was: Case | undefined, is: Case | undefined): void {
    if (was && is && was.state === is.state) return;
    if (was && !ends(was.state)) this.standing.get(was.state)?.oldest.leave(was.slot);
    if (is) this.recall(is);
    if (was) this.show(was.state);
    if (is) this.show(is.state);
  }

  private show(state: string): void {
    const step = this.standing.get(state);
    if (step) this.steps.write(step.slot, this.since, step.oldest.since);
  }
}
