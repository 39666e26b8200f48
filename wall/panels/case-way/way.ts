import type { Passed } from '#protocol/answers';
import type { CaseState } from '#protocol/stages';
import { WAY } from '../scene-process/process.ts';

/**
 * A step of a case's way: one that it came to, or one that lies ahead of it if nothing goes wrong. Of one that was passed
 * over (`over`) nobody told: it came with the one after it.
 */
export type Stop = { state: CaseState; came: Passed; now: boolean; over: boolean } | { state: CaseState; came?: never; now?: never; over?: never };

/** Where a case that was sent back goes on. */
const ON: Readonly<Partial<Record<CaseState, CaseState>>> = { returned: 'registered', rework: 'registered' };

/** The way of a case so far, and the steps that still lie ahead; one that ended has none. */
export function wayOf(timeline: readonly Passed[]): Stop[] {
  const last = timeline.at(-1);
  const behind = timeline.map((came, i) => (
    { state: came.state, came, now: came === last, over: came.state !== 'discovered' && came.post === '' && timeline[i + 1]?.at === came.at }
  ));
  if (!last || last.state === 'closed' || last.state === 'rejected') return behind;
  return [...behind, ...WAY.slice(WAY.indexOf(ON[last.state] ?? last.state) + 1).map((state) => ({ state }))];
}
