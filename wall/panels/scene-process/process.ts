import type { Row, SceneTables } from '#protocol/topics';
import { CASE_STATES, type CaseState } from '#protocol/stages';

export type Step = Row<SceneTables['steps']>;

/** The way of a case that nothing goes wrong with. */
export const WAY: readonly CaseState[] = ['discovered', 'accepted', 'registered', 'dispatched', 'in-hand', 'disposed', 'verifying', 'closed'];
/** Where a case comes from that was sent back: beside the step that it goes on from. */
const ASIDE: Readonly<Partial<Record<CaseState, CaseState>>> = { dispatched: 'returned', verifying: 'rework', accepted: 'rejected' };

/** A step of the process, with the one that lies beside it. */
export interface Stage { step: Step; aside: Step | undefined }

/** The process of a scene in the order of its steps. */
export function stages(steps: readonly Step[]): Stage[] {
  const of = (state: CaseState | undefined) => steps.find(({ id }) => id === state);
  return WAY.flatMap((state) => {
    const step = of(state);
    return step ? [{ step, aside: of(ASIDE[state]) }] : [];
  });
}

export const isState = (id: string): id is CaseState => CASE_STATES.some((state) => state === id);
