import type { EventData } from '#protocol/events';
import { WHISTLE_STATES } from '#protocol/stages';
import { TOPICS } from '#protocol/topics';
import { all, type Change } from '../change.ts';
import type { MemoryOf } from '../memory.ts';
import { Records } from '../operators/records.ts';
import { roomIn } from '../operators/room.ts';
import { Sample } from '../operators/sample.ts';
import { Shelves } from '../operators/shelves.ts';
import { Tally } from '../operators/tally.ts';
import type { Host, Part } from '../part.ts';
import { called, type Whistle } from '../whistle.ts';

const HOUR = 3_600_000;
/** How long departments have to report in, in ms around the clock from the whistle, and when that is yellow (domain section 3). */
export const ANSWER = 24 * HOUR;
export const NEARLY = 0.75 * ANSWER;
/** How many open whistles, and how many closed ones, are kept in view; past the first, the longest unchanged is counted only. */
export const WHISTLES_SHOWN = { open: 300, closed: 50 } as const;
/** Departments with a row of their own; the others share one. */
const DEPARTMENTS = 100;
const ALL = 'all';

const rowOf = (department: string): string => `department/${department}`;
const ended = ({ state }: Whistle): boolean => state === 'closed';
const order = (state: Whistle['state']): number => WHISTLE_STATES.indexOf(state);

/** A whistle in a row where it counts. */
interface Call { readonly key: string; readonly whistle: Whistle }

/** Topic `whistles`: 街镇吹哨、部门报到, with the light of each that waits to be answered, and how fast departments report in. */
export function whistles({ state, whistled }: Host): Part {
  const { totals, whistles: shown } = state.topic('whistles', TOPICS.whistles).tables;
  const { timers } = state;
  const room = roomIn(totals, DEPARTMENTS, rowOf('other'));
  totals.add(ALL);
  const shelves = new Shelves(shown, {
    open: { order: state.order('whistles open'), room: WHISTLES_SHOWN.open }, closed: { order: state.order('whistles closed'), room: WHISTLES_SHOWN.closed },
  });
  const sample = new Sample(state.table('sample', 'whistles'));
  const tally = new Tally<Call, typeof totals.columns>(totals, ({ key }) => key, {
    raised: () => 1, reported: ({ whistle }) => (whistle.reported > 0 ? 1 : 0),
    closed: ({ whistle }) => (ended(whistle) ? 1 : 0), late: ({ whistle }) => (whistle.late ? 1 : 0),
  }, true);
  const keysOf = (whistle: Whistle): Set<string> => new Set([ALL, ...called(whistle).map((department) => room(rowOf(department)))]);

  const count: Change<Whistle> = (was, is) => {
    const [before, after] = [was && keysOf(was), is && keysOf(is)];
    for (const key of new Set([...before ?? [], ...after ?? []])) {
      tally.change(was && before?.has(key) ? { key, whistle: was } : undefined, is && after?.has(key) ? { key, whistle: is } : undefined);
    }
  };

  /** A report-in counts only where the whistle was heard before it, so that what was never told is not a time of 0. */
  const time: Change<Whistle> = (was, is) => {
    if (!was || !is || was.reported > 0 || is.reported === 0) return;
    for (const key of keysOf(is)) {
      sample.add(key, Math.max(0, Math.round((is.reported - is.raised) / 1000)));
      totals.set(totals.slot(key), 'mean', Math.round(sample.mean(key)));
    }
  };

  const records = new Records<MemoryOf<'whistle'>>(state.table('whistle', 'whistles'), timers, 'whistle forgotten', all<Whistle>(
    count, time,
    (_, is) => { if (is) shelves.put(is, ended(is) ? 'closed' : 'open'); },
    whistled,
  ));
  const unanswered = timers.kind('whistle unanswered', (id) => {
    const was = records.find(id);
    if (!was) return;
    const late = timers.now >= was.due;
    if (!late) unanswered.set(id, was.due);
    records.put({ ...was, light: late ? 'red' : 'yellow', late }, false);
  });

  return {
    takes: {
      whistle: ({ time: told, data }, at) => {
        const was = records.find(data.whistle);
        const is = step(was, data, Math.min(told, at));
        if (is.reported > 0) unanswered.cancel(is.id);
        else if (!was) unanswered.set(is.id, is.raised + NEARLY);
        records.put(is, ended(is));
      },
    },
  };
}

/** A whistle after what was told of it at `at` (ms). It never goes back; who is called may change until it is assigned. */
function step(was: Whistle | undefined, { whistle: id, departments, ...data }: EventData<'whistle'>, at: number): Whistle {
  const state = was && order(was.state) > order(data.state) ? was.state : data.state;
  const raised = was?.raised ?? at;
  const due = raised + ANSWER;
  const reported = was?.reported || (order(state) >= order('reported') ? at : 0);
  const calls = departments !== undefined && (!was || order(state) <= order('assigned'));
  return {
    id, state, raised, due, reported,
    street: data.street ?? was?.street ?? '', theme: data.theme ?? was?.theme ?? '', label: data.label ?? was?.label ?? '',
    departments: calls ? [...new Set(departments)].join(',') : was?.departments ?? '',
    light: reported > 0 ? 'none' : was?.light ?? 'none',
    late: reported > 0 ? reported > due : was?.late ?? false,
    closed: was?.closed || (state === 'closed' ? at : 0),
  };
}
