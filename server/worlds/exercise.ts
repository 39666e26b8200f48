import { join } from 'node:path';
import type { Event, Recorded } from '#protocol/events';
import type { Scenario } from '#protocol/worlds';
import { scaledClock, systemScheduler } from '../clock.ts';
import { json } from '../gateway/answer.ts';
import { Admission } from '../ingest/admit.ts';
import { ingestCloudEvents } from '../ingest/answer.ts';
import { Ledger } from '../ingest/ledger.ts';
import type { RawEvent } from '../ingest/source.ts';
import { openJournal } from '../journal/lmdb-journal.ts';
import type { ExerciseAsked } from './channel.ts';
import { debriefOf, type Injected } from './debrief.ts';
import type { Ground, Kind } from './kind.ts';

/** What of the living world does not reach an exercise: its walls and what is set up there are its own matter. */
const OWN: ReadonlySet<Event['kind']> = new Set(['direct', 'program', 'admission', 'audit']);

/** What a post does that has found an incident. */
const FINDS: ReadonlySet<string> = new Set(['acknowledge', 'verify']);

/**
 * An exercise: a world that goes on from the living one as it is now, hears all that happens there, and beside it what its scenario injects and what posts do in it.
 * What happens in it is written to a journal of its own and to no other, so no count of the living world knows of it, by construction.
 */
export async function openExercise({ id, dir, state, at, speed, scenario }: ExerciseAsked, { home, engine, elapsed, log }: Ground): Promise<Kind> {
  const { district, scenes } = home;
  const clock = scaledClock(at, speed, elapsed);
  const journal = await openJournal({ dir: join(dir, 'journal'), clock });
  const ledger = new Ledger(join(dir, 'rejects'));
  engine.restore(state);
  const before = engine.n;
  const source = `/exercise/${id}`;
  const admission = new Admission({ journal, clock, district, scenes, devices: home.devices, folded: engine, ledger });
  const injected: Injected[] = [];
  /** A scenario that makes the weather has its own. */
  const own = scenario.steps.some(({ kind }) => kind === 'weather') ? new Set([...OWN, 'weather' as const]) : OWN;

  /** Who acknowledges or verifies an incident has found it. */
  const watch = ({ at: when, event }: Recorded): void => {
    if (event.kind !== 'operator' || !FINDS.has(event.data.action)) return;
    const found = injected.find(({ alert, seen }) => alert === event.data.subject && seen === 0);
    if (found) found.seen = Math.min(event.time, when);
  };

  /** Injects a step; where it is an incident, it is watched from now on. */
  const inject = async (step: Scenario['steps'][number], k: number): Promise<void> => {
    const block = step.block === undefined ? undefined : district.blocks[step.block % district.blocks.length]?.id;
    const event: RawEvent = { kind: step.kind, id: `step-${k}`, source, time: clock.now(), data: { ...step.data, ...(block !== undefined && { block }) } };
    const { scene } = step.data;
    if (step.incident) injected.push({ alert: event.id, at: event.time, seen: 0, block: block ?? '', ...step.incident, scene: typeof scene === 'string' ? scene : '' });
    const [outcome] = await admission.admit([event]);
    if (outcome?.status === 'rejected') log.warn({ step: k, code: outcome.code, detail: outcome.detail }, 'a step of the scenario was turned away');
  };

  return {
    mode: 'exercise', clock, horizon: () => journal.horizon(), fold: engine,
    ingest: (contentType, headers, body, by) => ingestCloudEvents(admission, contentType, headers, body, by),
    more: [{ name: 'debrief', method: 'GET', matches: (path) => path === '/api/debrief', answers: 'watch', answer: () => json(debriefOf({ scenario, began: at, now: clock.now(), injected }, engine)) }],
    hear: (told) => {
      if (told.do !== 'lives') return;
      const events = told.events.filter((event) => !own.has(event.kind) && !journal.has(event.source, event.id));
      journal.append(events).catch((error: unknown) => { log.error({ err: error }, 'what lives could not be taken into an exercise'); });
    },
    begin: async ({ touch }) => {
      const follower = journal.follow(0, (batch) => {
        for (const record of batch) {
          engine.apply({ ...record, n: before + record.n });
          watch(record);
        }
        touch();
      });
      await follower.ready;
      scenario.steps.forEach((step, k) => {
        systemScheduler.after(step.after * 1_000 / speed, () => { inject(step, k).catch((error: unknown) => { log.error({ err: error, step: k }, 'a step could not be injected'); }); });
      });
    },
  };
}
