import { TOPICS } from '#protocol/topics';
import { Month } from '../aggregate/operators/month.ts';
import type { Host, Part } from '../aggregate/part.ts';
import type { Table } from '../aggregate/table.ts';
import type { Case } from './case.ts';

/** How long after a case was closed a call from its place means that somebody had to ask after all, ms (composed). */
export const WATCHED = 7 * 24 * 3_600_000;
/** Who finds trouble without being called. */
const OURS: ReadonlySet<string> = new Set(['camera', 'sensor', 'patrol', 'drone']);
const ALL = 'all';
const MONTH = 'month';

type Counts = Table<typeof TOPICS.unasked.tables.periods>;
type Count = 'closed' | 'quiet' | 'called' | 'watching' | 'unplaced';

/**
 * Topic `unasked`: what was solved before anyone called, this month, in all, and by scene. A call counts that comes from the place of the case, or from the
 * estate that the place lies in, whatever it is about: the first one of a ticket, at its own time.
 */
export function unasked({ state, district, day, alerts }: Host): Part {
  const { periods, scenes } = state.topic('unasked', TOPICS.unasked).tables;
  const watched = state.table('watched', 'unasked');
  const month = new Month(day, district.zone);
  for (const id of [MONTH, ALL]) periods.add(id);
  /** By block the cases that are watched there; made anew after a restore. */
  const blocks = new Map<string, Set<string>>();

  const bump = (table: Counts, id: string, name: Count, by: number): void => {
    const known = table.slot(id);
    table.bump(known < 0 ? table.add(id) : known, name, by);
  };
  const count = (scene: string, name: Count, by = 1): void => {
    for (const id of [MONTH, ALL]) bump(periods, id, name, by);
    if (scene !== '') bump(scenes, scene, name, by);
  };
  const join = (id: string, block: string): void => { blocks.set(block, (blocks.get(block) ?? new Set()).add(id)); };
  const decide = (id: string, outcome: 'quiet' | 'called' | 'taken back'): void => {
    const slot = watched.slot(id);
    if (slot < 0) return;
    const scene = watched.get(slot, 'scene');
    blocks.get(watched.get(slot, 'block'))?.delete(id);
    watched.remove(slot);
    over.cancel(id);
    count(scene, 'watching', -1);
    if (outcome === 'taken back') count(scene, 'closed', -1);
    else count(scene, outcome);
  };
  const over = state.timers.kind('case watched', (id) => { decide(id, 'quiet'); });

  const close = ({ id, scene, block, ended }: Case): void => {
    // A case is forgotten sooner than it is watched: another one of the same id takes its place.
    decide(id, 'taken back');
    const place = alerts.placeOf(id);
    count(scene, 'closed');
    if (place === '') {
      count(scene, 'unplaced');
      return;
    }
    watched.add(id, { scene, block, place, closed: ended });
    join(id, block);
    count(scene, 'watching');
    over.set(id, ended + WATCHED);
  };

  return {
    cases: (was, is) => {
      if (!is || !OURS.has(is.origin) || (was?.state === 'closed') === (is.state === 'closed')) return;
      if (is.state === 'closed') close(is);
      else decide(is.id, 'taken back');
    },
    takes: {
      ticket: ({ time, data: { state: stands, place = '', block = '' } }, at) => {
        if (stands !== 'received' || place === '') return;
        const happened = Math.min(time, at);
        // In the order of slots, which a restore keeps.
        for (const id of [...blocks.get(block) ?? []].sort((a, b) => watched.slot(a) - watched.slot(b))) {
          const slot = watched.slot(id);
          if (watched.get(slot, 'closed') <= happened && watched.get(slot, 'place').startsWith(place)) decide(id, 'called');
        }
      },
    },
    endDay: () => { if (month.begins) periods.put(periods.slot(MONTH), { closed: 0, quiet: 0, called: 0, unplaced: 0 }); },
    recall: () => {
      blocks.clear();
      for (const slot of watched.all()) join(watched.id(slot), watched.get(slot, 'block'));
    },
  };
}
