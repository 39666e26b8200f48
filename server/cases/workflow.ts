import type { Step } from '#protocol/answers';
import { CASE_ACTIONS, type CaseAction } from '#protocol/events';
import { CASE_STATES, type CaseState } from '#protocol/stages';
import { ends } from './case.ts';

/** What a case does in a state: what it waits for, and where an action takes it. After domain section 3. */
const WORKFLOW: Readonly<Record<CaseState, { waits?: Step; moves: { readonly [A in CaseAction]?: CaseState } }>> = {
  discovered: { waits: 'accept', moves: { accept: 'accepted', reject: 'rejected' } },
  accepted: { waits: 'register', moves: { register: 'registered', reject: 'rejected' } },
  rejected: { moves: {} },
  registered: { waits: 'dispatch', moves: { dispatch: 'dispatched' } },
  dispatched: { waits: 'dispose', moves: { take: 'in-hand', return: 'returned' } },
  returned: { waits: 'dispatch', moves: { dispatch: 'dispatched' } },
  'in-hand': { waits: 'dispose', moves: { dispose: 'disposed' } },
  disposed: { waits: 'verify', moves: { check: 'verifying' } },
  verifying: { waits: 'close', moves: { close: 'closed', rework: 'rework' } },
  rework: { waits: 'dispatch', moves: { dispatch: 'dispatched' } },
  closed: { moves: { reopen: 'rework' } },
};

/** What a post does with one case alone. */
export type PostAction = Exclude<CaseAction, 'merge'>;
export const isPostAction = (action: string): action is PostAction => action !== 'merge' && (CASE_ACTIONS as readonly string[]).includes(action);

/** What decides about the next action on a case. */
export interface Standing { readonly state: CaseState; readonly suspended: boolean; readonly extended: boolean; readonly supervised: boolean }
/** How the case of that id stands. */
export type Known = Standing & { readonly id: string };

/** The step that a case in a state waits for; undefined where it ended. */
export const waitsFor = (state: CaseState): Step | undefined => WORKFLOW[state].waits;

/** Where an action takes a case of that state; undefined where it takes it nowhere. */
export const target = (state: CaseState, action: CaseAction): CaseState | undefined => WORKFLOW[state].moves[action];

/** What may be done with a case. A suspended one must first go on; longer it gets once. */
export function allowed({ state, suspended, extended, supervised }: Standing): CaseAction[] {
  if (suspended) return ['resume'];
  const moves = Object.keys(WORKFLOW[state].moves) as CaseAction[];
  if (ends(state)) return moves;
  return [...moves, 'suspend', ...(extended ? [] : ['extend' as const]), ...(supervised ? [] : ['supervise' as const]), 'merge'];
}

/** A case as it stands after an action that is allowed. */
export function acted(standing: Standing, action: CaseAction): Standing {
  switch (action) {
    case 'suspend': return { ...standing, suspended: true };
    case 'resume': return { ...standing, suspended: false };
    case 'extend': return { ...standing, extended: true };
    case 'supervise': return { ...standing, supervised: true };
    case 'merge': return { ...standing, state: 'rejected' };
    default: return { ...standing, state: target(standing.state, action) ?? standing.state };
  }
}

/** States in which a case goes back; a report may not pass over them. */
const BACK: ReadonlySet<CaseState> = new Set(['returned', 'rework']);

/** The states that other systems may report of a case in a state: it itself, and what lies ahead, steps passed over or not. */
export const reportable = (state: CaseState): readonly CaseState[] => AHEAD[state];

const AHEAD: Readonly<Record<CaseState, readonly CaseState[]>> = Object.fromEntries(CASE_STATES.map((state) => {
  const found = new Set([state]);
  // A set hands out what is added to it while it is walked.
  for (const at of found) {
    if (at !== state && (BACK.has(at) || ends(at))) continue;
    for (const next of Object.values(WORKFLOW[at].moves)) found.add(next);
  }
  return [state, CASE_STATES.filter((other) => found.has(other))];
})) as unknown as Record<CaseState, readonly CaseState[]>;
