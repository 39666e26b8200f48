import { TOPICS, type Row, type TopicTables } from '#protocol/topics';
import { ends, open, type Case } from '../../cases/case.ts';
import { departmentsOf } from '../../cases/department.ts';
import { waitsFor } from '../../cases/workflow.ts';
import { Oldest } from '../operators/oldest.ts';
import { roomIn } from '../operators/room.ts';
import { Tally } from '../operators/tally.ts';
import type { Host, Part } from '../part.ts';
import { called, type Whistle } from '../whistle.ts';

type Light = Row<TopicTables<'lights'>['departments']>;
type Burning = Pick<Light, 'light' | 'reason' | 'case'>;

/** Departments with a row of their own; the others share one. */
const DEPARTMENTS = 100;

/** How bad it is that a case stands where it does: its department's step is nearly due, past due, past due and supervised for it. */
const LEVELS = [1, 2, 3] as const;
type Level = 0 | (typeof LEVELS)[number];

/** A department answers for the time in which a case is its own: from dispatch to disposal, suspensions aside. */
function levelOf(row: Case): Level {
  if (row.light === 'none' || row.suspended || waitsFor(row.state) !== 'dispose') return 0;
  if (row.light === 'yellow') return 1;
  return row.cause === 'two-reds' || row.cause === 'twice-the-limit' ? 3 : 2;
}
/** Whether two states of a case add the same to the same department's row, and wait as long. */
const alike = (was: Case, is: Case): boolean =>
  was.department === is.department && was.supervised === is.supervised && ends(was.state) === ends(is.state)
  && was.stepDue === is.stepDue && levelOf(was) === levelOf(is);
const counts = (test: (row: Case) => boolean) => (row: Case): number => (test(row) ? 1 : 0);

/** Topic `lights`: each department's light, for the worst of what waits for it, and of that the one that is due the longest. */
export function lights({ state, scenes, register }: Host): Part {
  const { departments } = state.topic('lights', TOPICS.lights).tables;
  const { timers } = state;
  const room = roomIn(departments, DEPARTMENTS, 'other');
  const departmentOf = departmentsOf(scenes);
  const rowOf = (department: string): string => (department === '' ? '' : room(departmentOf(department)));
  const mine = (row: Case): string => rowOf(row.department);
  const calls = state.table('calls', 'lights');
  const waiting = new Map<string, Oldest>();

  const at = (department: string, level: Level): Oldest => {
    const key = `${level} ${department}`;
    const known = waiting.get(key) ?? new Oldest((slot, due) => {
      const row = register.inSlot(slot);
      return row?.stepDue === due && levelOf(row) === level && mine(row) === department;
    });
    waiting.set(key, known);
    return known;
  };

  const tally = new Tally<Case, typeof departments.columns>(departments, mine, {
    open, yellow: counts((row) => levelOf(row) === 1), red: counts((row) => levelOf(row) > 1), supervised: counts((row) => row.supervised && !ends(row.state)),
  }, true).change;
  const whistling = (light: 'yellow' | 'red') => ({ whistle }: { whistle: Whistle }): number => (whistle.light === light ? 1 : 0);
  const callTally = new Tally<{ key: string; whistle: Whistle }, typeof calls.columns>(calls, ({ key }) => key, { yellow: whistling('yellow'), red: whistling('red') }, true).change;

  const burning = (department: string): Burning => {
    const waits = calls.slot(department);
    const whistles = (light: 'yellow' | 'red'): boolean => waits >= 0 && calls.get(waits, light) > 0;
    const [nearly, over, grave] = LEVELS.map((level) => register.inSlot(waiting.get(`${level} ${department}`)?.slot ?? -1));
    if (grave) return { light: 'red', reason: grave.cause === 'two-reds' ? 'two-reds' : 'twice-the-limit', case: grave.id };
    if (whistles('red')) return { light: 'red', reason: 'whistle-unanswered', case: '' };
    if (over) return { light: 'red', reason: 'step-overdue', case: over.id };
    if (nearly) return { light: 'yellow', reason: 'step-nearly-due', case: nearly.id };
    return whistles('yellow') ? { light: 'yellow', reason: 'whistle-unanswered', case: '' } : { light: 'none', reason: 'none', case: '' };
  };

  const show = (department: string): void => {
    if (department === '') return;
    const known = departments.slot(department);
    const slot = known < 0 ? departments.add(department) : known;
    const is = burning(department);
    if (departments.get(slot, 'light') !== is.light) departments.set(slot, 'since', is.light === 'none' ? 0 : timers.now);
    departments.put(slot, is);
  };

  const move = (was: Case | undefined, is: Case | undefined): void => {
    const [from, to] = [was ? levelOf(was) : 0, is ? levelOf(is) : 0];
    if (from === 0 && to === 0) return;
    const [left, here] = [was ? mine(was) : '', is ? mine(is) : ''];
    if (from === to && left === here && was?.stepDue === is?.stepDue) return;
    if (was && from > 0 && left !== '') at(left, from).leave(was.slot);
    if (is && to > 0 && here !== '') at(here, to).add(is.slot, is.stepDue);
    show(left);
    if (here !== left) show(here);
  };

  const whistles = (was: Whistle | undefined, is: Whistle | undefined): void => {
    const rows = (whistle: Whistle | undefined): Set<string> => new Set(whistle ? called(whistle).map(rowOf) : []);
    const [before, after] = [rows(was), rows(is)];
    for (const key of new Set([...before, ...after])) {
      callTally(was && before.has(key) ? { key, whistle: was } : undefined, is && after.has(key) ? { key, whistle: is } : undefined);
      show(key);
    }
  };

  return {
    cases: (was, is) => {
      if (was && is && alike(was, is)) return;
      tally(was, is);
      move(was, is);
    },
    whistles,
    recall: () => {
      waiting.clear();
      for (const row of register.cases()) {
        const level = levelOf(row);
        if (level > 0 && mine(row) !== '') at(mine(row), level).add(row.slot, row.stepDue);
      }
    },
  };
}
