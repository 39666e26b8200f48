import { join } from 'node:path';
import { Runner } from '#server/ingest/feed/runner';
import { feedSettings, openFeed } from '#server/ingest/feeds/index';
import { systemScheduler } from '#server/clock';
import type { Wait } from '#server/ingest/pump';
import type { EventData, EventKind, Recorded } from '#protocol/events';
import { district, type Ingest } from './ingest.ts';
import { tempDir } from './spawn-server.ts';

/** Our own time, for feeds that tests run against real peers. */
export const wait: Wait = (ms, signal) => new Promise((resolve) => {
  const stop = systemScheduler.after(ms, resolve);
  signal.addEventListener('abort', () => { stop(); resolve(); }, { once: true });
});

export interface RunningFeed { runner: Runner; dir: string; stop(): Promise<void> }

/** Runs a feed, configured as in the file, into an ingest of a test. */
export async function runFeed(ingest: Ingest, given: object, kept?: string): Promise<RunningFeed> {
  const settings = feedSettings.parse(given);
  const dir = kept === undefined ? await tempDir() : undefined;
  const source = settings.source ?? `/feeds/${settings.id}`;
  const path = join(kept ?? dir?.path ?? '', settings.id);
  const site = { source, zone: settings.zone ?? district.zone, coordinates: settings.coordinates, district, clock: ingest.clock, wait, dir: path };
  const runner = new Runner({ settings, source, admission: ingest.admission, clock: ingest.clock, wait, open: (report) => openFeed(settings, { ...site, report }) });
  runner.start();
  return {
    runner, dir: path,
    stop: async () => {
      await runner.stop();
      await dir?.remove();
    },
  };
}

/** The data of all events of a kind that are in the journal, oldest first. */
export async function dataOf<K extends EventKind>(ingest: Ingest, kind: K): Promise<EventData<K>[]> {
  return (await ingest.records()).filter((record): record is Recorded & { event: { kind: K } } => record.event.kind === kind).map(({ event }) => event.data as EventData<K>);
}
