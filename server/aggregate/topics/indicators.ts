import { TOPICS } from '#protocol/topics';
import { DIMENSIONS } from '#protocol/topics/workflow';
import type { Case } from '../../cases/case.ts';
import { departmentsOf } from '../../cases/department.ts';
import { MEASURES, measure, measuresAlike } from '../../cases/measures.ts';
import { Durations } from '../operators/durations.ts';
import { History, KEPT } from '../operators/history.ts';
import { Month } from '../operators/month.ts';
import type { Host, Part } from '../part.ts';

type Dimension = (typeof DIMENSIONS)[number];

const HOUR = 3_600_000;
/** Departments with rows of their own; the others share one. */
const DEPARTMENTS = 100;
const CLOSED = MEASURES.indexOf('closed');
const NOTHING: readonly number[] = MEASURES.map(() => 0);
/** What was not measured then. */
const UNMEASURED = Object.fromEntries(KEPT.flatMap((name) => [[`${name}Last`, -1], [`${name}Year`, -1]])) as Record<`${(typeof KEPT)[number]}${'Last' | 'Year'}`, number>;

/**
 * Topic `indicators`: the counts of the running month for the district, each street, area, block, department and scene, with
 * those of the last month and of a year ago up to the same moment, which are brought up to date each hour.
 */
export function indicators({ state, district, scenes, day }: Host): Part {
  const { indicators: table } = state.topic('indicators', TOPICS.indicators).tables;
  const { timers } = state;
  const month = new Month(day, district.zone);
  const durations = new Durations(state.table('durations', 'indicators'), 0.9);
  const history = new History(state.table('month', 'indicators'), district.zone);
  const departmentOf = departmentsOf(scenes);
  const blocks = new Map(district.blocks.map((block) => [block.id, block]));
  /** Slots by dimension and key; a row never leaves. */
  const slots = new Map<Dimension, Map<string, number>>(DIMENSIONS.map((dimension) => [dimension, new Map()]));
  const of = (dimension: Dimension): Map<string, number> => slots.get(dimension) as Map<string, number>;
  const add = (dimension: Dimension, key: string): number => {
    const slot = table.add(`${dimension}/${key}`, { dimension, key, ...UNMEASURED });
    of(dimension).set(key, slot);
    return slot;
  };

  add('district', 'district');
  for (const { id } of district.streets) add('street', id);
  for (const { id } of district.areas) add('area', id);
  for (const { id } of district.blocks) add('block', id);
  for (const { id } of scenes) add('scene', id);

  const department = (post: string): number => {
    if (post === '') return -1;
    const known = of('department');
    const name = known.has(departmentOf(post)) || known.size < DEPARTMENTS ? departmentOf(post) : 'other';
    return known.get(name) ?? add('department', name);
  };
  /** The rows in which a case counts, -1 for none, in the order of DIMENSIONS. */
  const rowsOf = (row: Case): readonly number[] => {
    const block = blocks.get(row.block);
    return [
      of('district').get('district') ?? -1, of('street').get(block?.street ?? '') ?? -1, of('area').get(block?.area ?? '') ?? -1,
      of('block').get(row.block) ?? -1, department(row.department), of('scene').get(row.scene) ?? -1,
    ];
  };
  const sameRows = (was: Case, is: Case): boolean => was.block === is.block && was.department === is.department && was.scene === is.scene;
  const took = (row: Case): number => Math.max(0, row.ended - row.opened);
  const time = (slot: number, was: Case | undefined, is: Case | undefined): void => {
    const id = table.id(slot);
    if (was) durations.drop(id, took(was));
    if (is) durations.add(id, took(is));
    table.put(slot, { mean: durations.mean(id), p90: durations.quantile(id) });
  };

  const columns = MEASURES.map((name) => table.index(name));
  const [before, after] = [[...NOTHING], [...NOTHING]];
  /** What a case adds to a row changes from one list of counts to the other. */
  const count = (slot: number, from: readonly number[], to: readonly number[], was: Case | undefined, is: Case | undefined): void => {
    if (slot < 0) return;
    for (let i = 0; i < columns.length; i++) if (to[i] !== from[i]) table.raise(slot, columns[i] as number, (to[i] as number) - (from[i] as number));
    if (from[CLOSED] !== to[CLOSED]) time(slot, from[CLOSED] === 1 ? was : undefined, to[CLOSED] === 1 ? is : undefined);
  };

  /** Notes what a case adds now, and says whether it adds anything. */
  const tell = (row: Case | undefined, counts: number[]): row is Case => {
    if (row) measure(row, month.start, counts);
    return row !== undefined && counts.includes(1);
  };

  const compare = (): void => {
    const [last, year] = [history.before(timers.now, 1), history.before(timers.now, 12)];
    for (const slot of table.all()) {
      const id = table.id(slot);
      for (const name of KEPT) {
        table.set(slot, `${name}Last`, last?.(id, name) ?? -1);
        table.set(slot, `${name}Year`, year?.(id, name) ?? -1);
      }
    }
    if (last ?? year) hour.set('hour', timers.now + HOUR);
  };
  const hour = timers.kind('indicators hour', compare);

  return {
    cases: (was, is) => {
      if (was && is && measuresAlike(was, is)) return;
      const left = tell(was, before) ? rowsOf(was) : undefined;
      const here = tell(is, after) ? (left && was && sameRows(was, is) ? left : rowsOf(is)) : undefined;
      const alike = left && here && before.every((one, i) => one === after[i]);
      for (let i = 0; i < DIMENSIONS.length; i++) {
        const [from, to] = [left?.[i] ?? -1, here?.[i] ?? -1];
        if (from !== to) {
          count(from, before, NOTHING, was, undefined);
          count(to, NOTHING, after, undefined, is);
        } else if (!alike) count(to, before, after, was, is);
      }
    },
    endDay: () => {
      history.note(timers.now, [...table.all()].map((slot) => [table.id(slot), table.row(slot)] as const));
      if (month.begins) {
        durations.clear();
        for (const slot of table.all()) {
          for (const name of MEASURES) table.set(slot, name, 0);
          table.put(slot, { mean: 0, p90: 0 });
        }
      }
      compare();
    },
    recall: () => {
      for (const rows of slots.values()) rows.clear();
      for (const slot of table.all()) of(table.get(slot, 'dimension')).set(table.get(slot, 'key'), slot);
    },
  };
}
