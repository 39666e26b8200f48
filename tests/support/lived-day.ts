import { join } from 'node:path';
import { simulateDay, type DayOptions } from '#fixtures/day';
import { SCENES } from '#scenes/index';
import { Engine } from '#server/aggregate/engine';
import type { Clock } from '#server/clock';
import { Admission } from '#server/ingest/admit';
import { Ledger } from '#server/ingest/ledger';
import { pump } from '#server/ingest/pump';
import { openJournal } from '#server/journal/lmdb-journal';
import { DISTRICT, HOME } from './shipped.ts';

const STEP = 5_000;

/** The fold after a span of the simulated district that went by as fast as this machine can, and how many records it is of. */
export interface Lived { engine: Engine; state: Buffer; records: number }

/** Lets the district that ships run over a journal from one time (ms) to another, as a server does from its start to its stop: always the same. */
export async function liveThrough(dir: string, start: number, end: number): Promise<Lived> {
  let now = start;
  const clock: Clock = { speed: 1000, now: () => now };
  const journal = await openJournal({ dir: join(dir, 'journal'), clock });
  const ledger = new Ledger(join(dir, 'rejects'));
  const engine = new Engine({ district: DISTRICT, scenes: SCENES });
  const checkpoint = journal.loadCheckpoint(engine.format);
  if (checkpoint) engine.restore(checkpoint.state);
  const follower = journal.follow(engine.n, (batch) => { for (const record of batch) engine.apply(record); });
  await follower.ready;
  const over = new AbortController();
  const wait: DayOptions['wait'] = () => {
    if (now >= end) over.abort();
    else now += STEP;
    return Promise.resolve();
  };
  const feed = simulateDay({
    home: HOME, seed: 1, clock, wait, last: journal.lastAt,
    has: (source, id) => journal.has(source, id), feed: (source) => engine.feed(source),
  });
  const admission = new Admission({ journal, clock, district: DISTRICT, scenes: SCENES, devices: HOME.devices, cases: (subject) => engine.standing(subject), ledger });
  await pump(feed, admission, over.signal);
  await admission.settle(true);
  follower.stop();
  engine.advance(end);
  const state = engine.dump();
  await journal.saveCheckpoint({ n: engine.n, format: engine.format, state });
  await Promise.all([journal.close(), ledger.close()]);
  return { engine, state: Buffer.from(state), records: engine.n };
}
