import { DISPUTE_LEVELS, type DisputeLevel } from '#protocol/stages';
import { TOPICS } from '#protocol/topics';
import { ends } from '../../cases/case.ts';
import { REMEMBERED } from '../../cases/register.ts';
import type { Host, Part } from '../part.ts';

/** The scene whose cases are disputes. */
const SCENE = 'property-dispute';
/** How many working days a level has to settle a dispute (composed). */
export const DAYS = 5;

type Column = 'open' | 'accepted' | 'mediated' | 'agreed' | 'escalated';
const order = (level: DisputeLevel): number => DISPUTE_LEVELS.indexOf(level);

/**
 * Topic `disputes`: the three tiers (居村, 街镇, 区) of property disputes. One stands at the committee first, and goes up
 * where a level's time passes without an outcome, or a `case` event says so. An agreement is a mediation that was signed.
 */
export function disputes({ state, register, working }: Host): Part {
  const { levels } = state.topic('disputes', TOPICS.disputes).tables;
  const known = state.table('dispute', 'disputes');
  const { timers } = state;
  const span = DAYS * working.day;
  DISPUTE_LEVELS.forEach((level) => levels.add(level, { order: order(level) }));
  const deadlines = timers.kind('dispute', (id) => {
    const slot = known.slot(id);
    const level = known.get(slot, 'level');
    if (isOpen(id)) move(slot, DISPUTE_LEVELS[order(level) + 1] ?? level);
    else known.remove(slot);
  });

  const isOpen = (id: string): boolean => {
    const row = register.find(id);
    return row !== undefined && !ends(row.state);
  };
  const count = (level: DisputeLevel, column: Column, by = 1): void => levels.bump(levels.slot(level), column, by);

  /** The time of a level begins, or goes on with what was left of it; not while the case is suspended, and the district is the last. */
  const start = (slot: number, span: number): void => {
    if (known.get(slot, 'mediated') || known.get(slot, 'level') === 'district') return;
    const id = known.id(slot);
    if (register.find(id)?.suspended === true) {
      known.set(slot, 'left', span);
      return;
    }
    const due = working.after(timers.now, span);
    known.put(slot, { due, left: 0 });
    deadlines.set(id, due);
  };
  const stop = (slot: number): void => {
    known.put(slot, { due: 0, left: 0 });
    deadlines.cancel(known.id(slot));
  };

  const come = (slot: number, level: DisputeLevel): void => {
    known.set(slot, 'level', level);
    count(level, 'accepted');
    if (isOpen(known.id(slot))) count(level, 'open');
  };

  /** An open dispute comes to another level; up is an escalation. */
  const move = (slot: number, to: DisputeLevel): void => {
    const from = known.get(slot, 'level');
    if (from === to) return;
    count(from, 'open', -1);
    if (order(to) > order(from)) count(from, 'escalated');
    come(slot, to);
    stop(slot);
    start(slot, span);
  };

  const settle = (slot: number, agreed: boolean): void => {
    const level = known.get(slot, 'level');
    if (!known.get(slot, 'mediated')) count(level, 'mediated');
    if (agreed && !known.get(slot, 'agreed')) count(level, 'agreed');
    known.put(slot, { mediated: true, agreed: agreed || known.get(slot, 'agreed') });
    if (isOpen(known.id(slot))) stop(slot);
  };

  /** The dispute that this record opened: its level is not known before the record's own part of it is read. */
  let opened = { id: '', n: 0 };
  const begin = (id: string): void => {
    known.remove(known.slot(id));
    const slot = known.add(id);
    come(slot, 'community');
    opened = { id, n: state.n };
    if (isOpen(id)) start(slot, span);
    else deadlines.set(id, timers.now + REMEMBERED);
  };
  const place = (slot: number, level: DisputeLevel): void => {
    count('community', 'accepted', -1);
    if (isOpen(known.id(slot))) count('community', 'open', -1);
    come(slot, level);
    if (level === 'district') stop(slot);
  };

  /** The case of a dispute ended, or was opened again. */
  const turn = (slot: number, open: boolean): void => {
    count(known.get(slot, 'level'), 'open', open ? 1 : -1);
    stop(slot);
    if (open) start(slot, span);
    else deadlines.set(known.id(slot), timers.now + REMEMBERED);
  };

  const pause = (slot: number, suspended: boolean): void => {
    const [due, left] = [known.get(slot, 'due'), known.get(slot, 'left')];
    if (!suspended) {
      if (left > 0) start(slot, left);
    } else if (due > 0) {
      stop(slot);
      known.set(slot, 'left', working.between(timers.now, due));
    }
  };

  return {
    cases: (was, is) => {
      if (is?.scene !== SCENE) return;
      const slot = known.slot(is.id);
      if (!was || slot < 0) begin(is.id);
      else if (ends(was.state) !== ends(is.state)) turn(slot, !ends(is.state));
      else if (was.suspended !== is.suspended) pause(slot, is.suspended);
    },
    takes: {
      case: ({ data: { case: id, level, outcome } }) => {
        if (level === undefined && outcome === undefined) return;
        const slot = known.slot(id);
        if (slot < 0) return;
        if (level !== undefined) {
          if (opened.id === id && opened.n === state.n) {
            if (level !== 'community') place(slot, level);
          } else if (isOpen(id)) move(slot, level);
        }
        if (outcome !== undefined) settle(slot, outcome === 'agreed');
      },
    },
  };
}
