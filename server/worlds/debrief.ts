import type { Debrief, Scenario } from '#protocol/worlds';
import type { Engine } from '../aggregate/engine.ts';

/** An incident as it was injected: by which alert, when (ms), and what it is; when somebody first saw it, 0 for not yet. */
export interface Injected { alert: string; at: number; seen: number; block: string; zh: string; en: string; scene: string }

/** States of a case that say that it was commanded, and that it was disposed of. */
const COMMANDED = new Set(['dispatched', 'in-hand', 'disposed', 'verifying', 'closed']);
const DISPOSED = new Set(['disposed', 'verifying', 'closed']);

/**
 * How an exercise went so far: by incident when somebody found it, when its case was dispatched, and when it was disposed of; known as long as the fold remembers the
 * case, which is a day after its end.
 */
export function debriefOf({ scenario, began, now, injected }: { scenario: Scenario; began: number; now: number; injected: readonly Injected[] }, engine: Pick<Engine, 'file'>): Debrief {
  return {
    scenario: scenario.id, zh: scenario.zh, en: scenario.en, began, at: now, ends: began + Math.max(...scenario.steps.map(({ after }) => after)) * 1_000,
    incidents: injected.map(({ alert, at, seen, block, zh, en, scene }) => {
      const timeline = engine.file(alert)?.timeline ?? [];
      const first = (states: ReadonlySet<string>): number => Math.min(...timeline.filter(({ state }) => states.has(state)).map((passed) => passed.at), Infinity);
      const [commanded, disposed] = [first(COMMANDED), first(DISPOSED)].map((time) => (time < Infinity ? time : 0)) as [number, number];
      const accepted = timeline.find(({ state }) => state === 'accepted')?.at ?? 0;
      const found = [seen, accepted, commanded].filter((time) => time > 0);
      return { id: alert, zh, en, scene, block, injected: at, found: found.length > 0 ? Math.min(...found) : 0, commanded, disposed };
    }),
  };
}
