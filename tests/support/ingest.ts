import { join } from 'node:path';
import type { Recorded } from '#protocol/events';
import { Admission } from '#server/ingest/admit';
import { PROGRAM } from '#protocol/director';
import type { Folded } from '#server/ingest/judge';
import { Ledger } from '#server/ingest/ledger';
import type { RawEvent } from '#server/ingest/source';
import type { Journal } from '#server/journal/journal';
import { openJournal } from '#server/journal/lmdb-journal';
import { DISTRICT } from './shipped.ts';
import { tempDir } from './spawn-server.ts';

export const district = DISTRICT;
export const block = district.blocks[0]?.id ?? '';

/** A moment of the tests: 2026-11-24 08:00 in Shanghai. */
export const NOON = Date.parse('2026-11-24T08:00:00+08:00');

export interface Ingest {
  journal: Journal;
  admission: Admission;
  ledger: Ledger;
  clock: { speed: number; time: number; now(): number };
  records(): Promise<Recorded[]>;
  close(): Promise<void>;
}

/** A journal, a ledger and an admission in a folder of their own, on a clock that only the test moves. */
export async function openIngest(scenes: readonly { id: string }[] = [{ id: 'fire-lane' }, { id: 'litter' }], folded: Folded = { standing: () => undefined, alarm: () => undefined, heldBack: () => false, relief: () => undefined, program: PROGRAM }): Promise<Ingest> {
  const dir = await tempDir();
  const clock = { speed: 1, time: NOON, now: () => clock.time };
  const journal = await openJournal({ dir: join(dir.path, 'journal'), clock });
  const ledger = new Ledger(join(dir.path, 'rejects'));
  const admission = new Admission({ journal, clock, district, scenes, folded, ledger });
  return {
    journal, admission, ledger, clock,
    records: async () => {
      const records: Recorded[] = [];
      const { ready, stop } = journal.follow(0, (batch) => records.push(...batch));
      await ready;
      stop();
      return records;
    },
    close: async () => {
      await journal.close();
      await ledger.close();
      await dir.remove();
    },
  };
}

/** A good alert, or one with a fault in its data. */
export const alert = (id: string, data: object = {}, over: Partial<RawEvent> = {}): RawEvent =>
  ({ kind: 'alert', id, source: '/cameras/east', time: NOON, data: { device: 'cam-1', scene: 'fire-lane', block, severity: 1, ...data }, ...over });
